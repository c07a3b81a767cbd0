'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useMay } from '#components/session/me.tsx';
import { Button } from '#components/ui/button.tsx';
import { fetched } from '#components/ui/fetched.tsx';
import { Icon } from '#components/ui/icon.tsx';

const ImportDialog = fetched(() =>
  import('#components/admin/freezers/import-dialog.tsx').then((file) => file.ImportDialog),
);

/** FA7, FA8: all freezers as a file, and back. */
export function CsvTools({ again }: { again: () => void }) {
  const t = useTranslations('freezersAdmin.csv');
  const locale = useLocale();
  const may = useMay('admin');
  const [open, setOpen] = useState(false);
  return (
    <div className="ml-auto flex flex-wrap gap-2">
      <a
        href={`/api/freezers.csv?locale=${locale}`}
        download
        title={t('exportHint')}
        className="flex min-h-10 items-center gap-2 rounded-full border border-line px-4 text-sm font-medium hover:bg-line"
      >
        <Icon name="download" className="size-4" />
        {t('export')}
      </a>
      {may ? (
        <Button look="quiet" onClick={() => setOpen(true)}>
          {t('import')}
        </Button>
      ) : null}
      {open ? <ImportDialog close={() => setOpen(false)} done={again} /> : null}
    </div>
  );
}

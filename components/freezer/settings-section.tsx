'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '#components/ui/icon.tsx';

function Loading() {
  const t = useTranslations('ask');
  return <p className="min-h-40 p-4 text-sm text-muted">{t('loading')}</p>;
}

/** Most who come here want to look, not to change: the form is fetched when it is opened. */
const SettingsForm = dynamic(
  () =>
    import('#components/freezer/settings-loaded.tsx').then(({ SettingsLoaded }) => SettingsLoaded),
  { ssr: false, loading: Loading },
);

export function SettingsSection({ id }: { id: string }) {
  const t = useTranslations('freezerSettings');
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  return (
    <section aria-labelledby="settings" className="rounded-2xl border border-line bg-surface">
      <h2 id="settings" className="text-base font-semibold">
        <button
          type="button"
          aria-expanded={open}
          aria-controls="settings-form"
          onClick={() => {
            setOpen(!open);
            setWanted(true);
          }}
          className="flex min-h-12 w-full cursor-pointer items-center gap-2.5 rounded-2xl px-4 text-left hover:bg-line/50"
        >
          <Icon name="gear" className="size-5 text-muted" />
          {t('title')}
          <Icon
            name="more"
            className={`ml-auto size-4 text-muted transition-transform ${open ? 'rotate-180' : ''}`}
          />
        </button>
      </h2>
      <div id="settings-form" hidden={!open}>
        {/* What was typed stays while it is shut. */}
        {wanted ? <SettingsForm id={id} /> : null}
      </div>
    </section>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { Sign } from '#components/ui/sign.tsx';

/** FA2: stands over what was typed, before it is lost. */
export function Unsaved({ stay, drop }: { stay: () => void; drop: () => void }) {
  const t = useTranslations('freezersAdmin.edit');
  return (
    <div
      role="alert"
      className="sticky top-0 z-20 mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl border border-warn/40 bg-surface px-4 py-2 text-sm shadow"
    >
      <Sign shape="triangle" className="text-warn" />
      <p className="grow">{t('unsaved')}</p>
      <Button look="quiet" onClick={drop}>
        {t('discard')}
      </Button>
      <Button autoFocus onClick={stay}>
        {t('stay')}
      </Button>
    </div>
  );
}

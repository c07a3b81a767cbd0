'use client';

import { useTranslations } from 'use-intl';
import { useOrganisation } from '#components/session/me.tsx';
import { SignInForm } from '#components/session/sign-in-form.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

/** WH15: signing in where one is, so that nothing is lost. */
export function SignInDialog({ close, onDone }: { close: () => void; onDone: () => void }) {
  const t = useTranslations('session');
  const organisation = useOrganisation();
  const here = `${window.location.pathname}${window.location.search}`;
  return (
    <Dialog title={t('again')} close={close}>
      <p className="mb-4 text-sm text-muted">{t('againText')}</p>
      <SignInForm organisation={organisation} to={here} onDone={onDone} />
    </Dialog>
  );
}

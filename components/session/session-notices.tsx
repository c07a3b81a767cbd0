'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '#components/live/use-live.ts';
import { openAccount } from '#components/session/account-button.tsx';
import { useMe } from '#components/session/me.tsx';
import { wantSignIn } from '#components/session/signals.ts';
import { Notice } from '#components/ui/notice.tsx';

/** What there is to say of who looks: that he is no longer known, or has no way back yet. */
export function SessionNotices() {
  const known = useSession() === 'known';
  const { unfinished } = useMe();
  if (!known) return <SessionLost />;
  return unfinished ? <Unfinished /> : null;
}

/** WH15: the way back in, from where one is. */
export function SessionLost() {
  const t = useTranslations('session');
  const session = useSession();
  if (session === 'known') return null;
  return (
    <Notice tone="warn" action={{ label: t('signIn'), act: wantSignIn }}>
      {t(session)}
    </Notice>
  );
}

function Unfinished() {
  const t = useTranslations('session');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Notice tone="info" action={{ label: t('choose'), act: () => setOpen(true) }}>
        {t('unfinished')}
      </Notice>
      {open ? openAccount(() => setOpen(false)) : null}
    </>
  );
}

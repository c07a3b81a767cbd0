'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ask } from '#components/api/ask.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { Button } from '#components/ui/button.tsx';

export function SignOut() {
  const t = useTranslations('session');
  const words = useFaultWords();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const leave = async () => {
    setWorking(true);
    setFault(undefined);
    try {
      await ask('/api/auth/sign-out', { method: 'POST' });
      // Nothing that was made for who has left stays on the screen.
      window.location.assign('/');
    } catch (error) {
      setFault(error);
      setWorking(false);
    }
  };
  return (
    <div className="text-right">
      <Button
        look="quiet"
        idle={working}
        onClick={() => void leave()}
        className="whitespace-nowrap"
      >
        {working ? t('signingOut') : t('signOut')}
      </Button>
      <p role="alert" className="mt-1 text-xs text-bad empty:hidden">
        {fault === undefined ? null : words(fault)}
      </p>
    </div>
  );
}

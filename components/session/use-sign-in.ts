import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AskError, ask } from '#components/api/ask.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import type { MeView } from '#lib/api/people.ts';

const PATH = '/api/auth/sign-in';

/** Both ways in, and why it did not go. */
export function useSignIn(onDone: (me: MeView) => void) {
  const t = useTranslations('session');
  const words = useFaultWords();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<unknown>();

  const attempt = async (work: () => Promise<void>) => {
    if (working) return;
    setWorking(true);
    setFault(undefined);
    try {
      await work();
    } catch (error) {
      setFault(error);
      setWorking(false);
    }
  };
  const why = (error: unknown) => {
    if (!(error instanceof AskError)) return words(error);
    if (error.status === 401) return t('wrong');
    if (error.status === 429) return t('tooMany');
    return error.status === 403 ? t('disabled') : words(error);
  };

  return {
    working,
    fault: fault === undefined ? undefined : why(fault),
    withPassword: (username: string, password: string) =>
      attempt(async () => {
        const body = { username, password };
        onDone(await ask<MeView>(`${PATH}/username`, { method: 'POST', body }));
      }),
    /** Leaves the page. */
    withOrganisation: (to: string) =>
      attempt(async () => {
        const { url } = await ask<{ url: string }>(`${PATH}/social`, {
          method: 'POST',
          body: { to },
        });
        window.location.assign(url);
      }),
  };
}

'use client';

import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ask } from '#components/api/ask.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { useSimulationStatus } from '#components/live/use-live.ts';
import { useMay } from '#components/session/me.tsx';
import { Button } from '#components/ui/button.tsx';
import { signInPath } from '#lib/web/return-path.ts';

/** FL7: one click, and there are freezers to look at. */
export function SimulationControl() {
  const t = useTranslations('simulation');
  const words = useFaultWords();
  const simulation = useSimulationStatus();
  const mayStart = useMay('operator');
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<unknown>();

  const start = async () => {
    setWorking(true);
    setFault(undefined);
    await ask('/api/simulation/start', { method: 'POST' }).catch(setFault);
    setWorking(false);
  };

  if ((simulation?.running ?? 0) > 0) {
    return (
      <p role="status" className="text-sm text-muted">
        {t('started')}
      </p>
    );
  }
  if (!mayStart) {
    return (
      <p className="text-sm text-muted">
        {t.rich('look', {
          link: (text) => (
            <Link
              href={signInPath('/')}
              prefetch={false}
              className="font-medium text-accent underline"
            >
              {text}
            </Link>
          ),
        })}
      </p>
    );
  }
  return (
    <div className="flex flex-col items-center gap-3">
      <Button idle={working || simulation === undefined} onClick={start}>
        {working ? t('working') : t('start')}
      </Button>
      {fault === undefined ? null : (
        <p role="alert" className="text-sm text-warn">
          {words(fault)}
        </p>
      )}
    </div>
  );
}

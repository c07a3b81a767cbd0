'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ask } from '#components/api/ask.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { useSurroundings } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';

/** Starts and stops the simulated sensors; the newest receipt says where their readings went. */
export function SimulationControl({ quiet = false }: { quiet?: boolean }) {
  const t = useTranslations('simulation');
  const words = useFaultWords();
  const simulation = useSurroundings()?.simulation;
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const running = simulation?.running ?? false;

  const toggle = async () => {
    setWorking(true);
    setFault(undefined);
    await ask('/api/simulation', { method: 'POST', body: { running: !running } }).catch(setFault);
    setWorking(false);
  };

  const receipt = simulation?.lastReceipt;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button
        look={running || quiet ? 'quiet' : 'primary'}
        idle={working || simulation === undefined}
        onClick={toggle}
        data-simulation={running ? 'running' : 'stopped'}
      >
        {working ? t('working') : running ? t('stop') : t('start')}
      </Button>
      {fault === undefined ? null : (
        <p role="alert" className="text-sm text-warn">
          {words(fault)}
        </p>
      )}
      {running && receipt ? (
        <p className="text-xs text-muted tabular-nums" data-receipt={receipt.offset}>
          {t('receipt', {
            key: receipt.key,
            topic: receipt.topic,
            partition: receipt.partition,
            offset: receipt.offset,
          })}
        </p>
      ) : null}
    </div>
  );
}

'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSurroundings } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import { problem } from '#lib/api/problem.ts';

/** Starts and stops the simulated sensors; the newest receipt says where their readings went. */
export function SimulationControl() {
  const t = useTranslations('simulation');
  const simulation = useSurroundings()?.simulation;
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | undefined>();
  const running = simulation?.running ?? false;

  const toggle = async () => {
    setWorking(true);
    setFault(await ask(!running, { unreachable: t('unreachable') }));
    setWorking(false);
  };

  const receipt = simulation?.lastReceipt;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button
        look={running ? 'quiet' : 'primary'}
        idle={working || simulation === undefined}
        onClick={toggle}
        data-simulation={running ? 'running' : 'stopped'}
      >
        {working ? t('working') : running ? t('stop') : t('start')}
      </Button>
      {fault ? (
        <p role="alert" className="text-sm text-warn">
          {t('failed', { detail: fault })}
        </p>
      ) : null}
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

/** What went wrong, in words; nothing when it worked. */
async function ask(running: boolean, words: { unreachable: string }): Promise<string | undefined> {
  try {
    const response = await fetch('/api/simulation', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ running }),
    });
    if (response.ok) return undefined;
    return problem.parse(await response.json()).detail;
  } catch (error) {
    return error instanceof TypeError ? words.unreachable : String(error);
  }
}

'use client';

import { useTranslations } from 'use-intl';
import { useLive } from '#components/live/live-provider.tsx';
import { useConnection, useReading, useTimely } from '#components/live/use-live.ts';
import { Sign } from '#components/ui/sign.tsx';

const LOOK = {
  connecting: { shape: 'ring', look: 'text-muted' },
  live: { shape: 'dot', look: 'text-good' },
  blocked: { shape: 'triangle', look: 'text-warn' },
  lost: { shape: 'triangle', look: 'text-warn' },
} as const;

/** CN1: whether what is on the screen is live, and how long readings take to come there. */
export function ConnectionBadge() {
  const t = useTranslations('connection');
  const { store } = useLive();
  const connection = useConnection();
  const reading = useReading();
  const latency = useTimely(() => middleOf(store.latency.middle()));
  const shown = connection === 'live' && !reading ? 'blocked' : connection;
  const { shape, look } = LOOK[shown];
  const timed = shown === 'live' && latency !== undefined;
  return (
    <p
      data-connection={connection}
      className="flex items-center gap-1.5 text-xs whitespace-nowrap text-muted"
      title={timed ? t('latencyText', { ms: latency }) : undefined}
    >
      <Sign shape={shape} className={look} />
      {t(shown)}
      {timed ? (
        <span className="tabular-nums" data-latency={latency}>
          <span className="sr-only">{t('latencyText', { ms: latency })}</span>
          <span aria-hidden="true">· {t('latency', { ms: latency })}</span>
        </span>
      ) : null}
    </p>
  );
}

function middleOf(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms);
}

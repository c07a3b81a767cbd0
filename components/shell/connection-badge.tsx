'use client';

import { useTranslations } from 'use-intl';
import { useLive } from '#components/live/live-provider.tsx';
import { useConnection, useReading, useTimely } from '#components/live/use-live.ts';
import { Sign } from '#components/ui/sign.tsx';

const LOOK = {
  connecting: { shape: 'ring', color: 'text-muted' },
  live: { shape: 'dot', color: 'text-good' },
  blocked: { shape: 'triangle', color: 'text-warn' },
  lost: { shape: 'triangle', color: 'text-warn' },
} as const;

/** CN1: whether what is on the screen is live, and how long readings take to come there. */
export function ConnectionBadge({ look = 'gap-1.5 text-xs' }: { look?: string }) {
  const t = useTranslations('connection');
  const { store } = useLive();
  const connection = useConnection();
  const reading = useReading();
  const latency = useTimely(() => middleOf(store.latency.middle()));
  const shown = connection === 'live' && !reading ? 'blocked' : connection;
  const { shape, color } = LOOK[shown];
  const timed = shown === 'live' && latency !== undefined;
  return (
    <p
      data-connection={connection}
      className={`flex min-w-0 items-center whitespace-nowrap text-muted ${look}`}
      title={timed ? t('latencyText', { ms: latency }) : undefined}
    >
      <Sign shape={shape} className={color} />
      <span className="min-w-0 md:flex md:gap-1">
        <span className="block truncate">{t(shown)}</span>
        {timed ? (
          <span className="block tabular-nums" data-latency={latency}>
            <span className="sr-only">{t('latencyText', { ms: latency })}</span>
            <span aria-hidden="true">
              <span className="max-md:hidden">· </span>
              {t('latency', { ms: latency })}
            </span>
          </span>
        ) : null}
      </span>
    </p>
  );
}

function middleOf(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms);
}

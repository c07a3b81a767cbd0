'use client';

import { useMemo, useState } from 'react';
import useSWR from 'swr';
import { useTranslations } from 'use-intl';
import { AlarmStrip } from '#components/admin/freezers/alarm-strip.tsx';
import type { Compared } from '#components/admin/freezers/use-preview.ts';
import { useRaised } from '#components/admin/freezers/use-raised.ts';
import { ask } from '#components/api/ask.ts';
import { ChartBox } from '#components/charts/chart-box.tsx';
import { useLive } from '#components/live/live-provider.tsx';
import type { AlarmStretch } from '#lib/alarm/stretches.ts';
import type { ChartBucket } from '#lib/chart/live-buckets.ts';
import { gapOf } from '#lib/chart/points.ts';
import { freezerPath } from '#lib/freezer/address.ts';
import type { Range } from '#lib/history/history.ts';
import type { Settings } from '#lib/settings/settings.ts';

type Given = {
  id: string;
  settings: Settings | undefined;
  view: Compared | undefined;
  faded: boolean;
};

const DAY_MS = 86_400_000;
const POINTS = 300;
const NONE: readonly ChartBucket[] = [];

/** FA5: the last day with the band of the limits that are typed, and when it would have alarmed. */
export function PreviewChart({ id, settings, view, faded }: Given) {
  const t = useTranslations('freezersAdmin.preview');
  const chart = useTranslations('chart');
  const { store } = useLive();
  const [stretch] = useState<Range>(() => {
    const to = Math.floor(store.serverNow());
    return { from: to - DAY_MS, to };
  });
  const { data } = useSWR<{ width: number; buckets: ChartBucket[] }>(
    `/api${freezerPath(id)}/history?from=${stretch.from}&to=${stretch.to}&points=${POINTS}`,
    (path: string) => ask(path),
    { revalidateOnFocus: false, revalidateOnReconnect: false },
  );
  const [held, hold] = useState(settings);
  if (settings !== undefined && settings !== held) hold(settings);
  const would = useMemo(() => (view?.would.stretches ?? []).map(toStretch), [view]);
  const did = useRaised(id, stretch);
  if (held === undefined) return null;
  const { low, high, silentAfterSeconds } = held;
  const shown = {
    ...{ buckets: data?.buckets ?? NONE, width: data?.width ?? 0, stretch, now: stretch.to },
    ...{ gapMs: gapOf(silentAfterSeconds * 1000), limits: { low, high }, alarms: would },
  };
  const silent = [...would, ...did].some(({ kind }) => kind === 'silent');
  return (
    <>
      <div role="img" aria-label={t('chart')} data-preview-chart>
        <ChartBox data={shown} faded={faded || data === undefined}>
          {() =>
            data?.buckets.length === 0 ? (
              <p className="absolute inset-0 grid place-items-center text-sm text-muted">
                {chart('empty')}
              </p>
            ) : null
          }
        </ChartBox>
        <AlarmStrip label={t('wouldStrip')} stretch={stretch} alarms={would} />
        <AlarmStrip label={t('didStrip')} stretch={stretch} alarms={did} />
      </div>
      {silent ? <p className="mt-1 text-xs text-muted">{t('silent')}</p> : null}
    </>
  );
}

/** A chart names each shade by the alarm and its beginning. */
function toStretch(given: Compared['would']['stretches'][number]): AlarmStretch {
  return { alarm: 0, ...given };
}

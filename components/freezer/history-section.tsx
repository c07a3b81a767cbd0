'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ChartTools } from '#components/freezer/chart-tools.tsx';
import { HistoryChartBox } from '#components/freezer/history-chart-box.tsx';
import { HistoryLinks } from '#components/freezer/history-links.tsx';
import { RangeChoice } from '#components/freezer/range-choice.tsx';
import { Statistics } from '#components/freezer/statistics.tsx';
import { useFreezerAlarms } from '#components/freezer/use-freezer-alarms.ts';
import { useFreezerView } from '#components/freezer/use-freezer-view.ts';
import { useHistory } from '#components/freezer/use-history.ts';
import { useMoment } from '#components/freezer/use-moment.ts';
import { useRange } from '#components/freezer/use-range.ts';
import { useTail } from '#components/freezer/use-tail.ts';
import { Notice } from '#components/ui/notice.tsx';
import type { PlotAction } from '#lib/chart/plot-key.ts';
import { pan, REACHES, stretchOf, zoom } from '#lib/chart/range.ts';
import { freezerPath } from '#lib/freezer/address.ts';

const NONE: readonly number[] = [];
/** Twice a second at most, and no more often than a reader sees a difference. */
const STEP_LEAST_MS = 500;
const STEP_MOST_MS = 1000;
const PIXELS = 1000;

/** The history of a freezer in a range: chart, statistics, and what can be taken away. */
export function HistorySection({ id }: { id: string }) {
  const t = useTranslations('chart');
  const { range, righted, choose, nudge, toLive } = useRange();
  const length = range.kind === 'live' ? REACHES[range.reach] : range.to - range.from;
  const step = Math.min(STEP_MOST_MS, Math.max(STEP_LEAST_MS, length / PIXELS));
  const moment = useMoment(step);
  const { now } = moment;
  const stretch = useMemo(() => stretchOf(range, now), [range, now]);
  const tail = useTail(id);
  const probeErrors = useFreezerView(id).data?.settings.probeErrors ?? NONE;
  const history = useHistory({ id, range, now, tail, probeErrors });
  const alarms = useFreezerAlarms(id, stretch);

  const act = (action: Exclude<PlotAction, { does: 'step' }>) => {
    if (action.does === 'live') {
      moment.release();
      toLive();
    } else if (action.does === 'zoom')
      nudge((from) => zoom(stretchOf(from, now), action.times, now));
    else nudge((from) => pan(stretchOf(from, now), action.share, now));
  };

  return (
    <section aria-labelledby="history" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="history" className="text-base font-semibold">
          {t('title')}
        </h2>
        <RangeChoice range={range} stretch={stretch} choose={choose} />
      </div>
      {righted === null ? null : (
        <div role="status">
          <Notice tone="info">{t(`righted.${righted}`)}</Notice>
        </div>
      )}
      <div className="rounded-2xl border border-line bg-surface p-3 sm:p-4">
        <ChartTools range={range} moment={moment} act={act} width={history.width} />
        <HistoryChartBox
          {...{ id, range, stretch, history, alarms, moment, tail, act }}
          zoomTo={(chosen) => choose({ kind: 'fixed', ...chosen })}
        />
      </div>
      <Statistics
        id={id}
        range={range}
        askedAt={history.isValidating ? undefined : history.data?.askedAt}
      />
      <HistoryLinks path={freezerPath(id)} stretch={stretch} />
    </section>
  );
}

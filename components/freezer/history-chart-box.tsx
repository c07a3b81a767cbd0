'use client';

import { useLocale, useTranslations } from 'use-intl';
import { ChartBox } from '#components/charts/chart-box.tsx';
import { ChartState } from '#components/freezer/chart-state.tsx';
import { Inspected } from '#components/freezer/inspected.tsx';
import { Plot } from '#components/freezer/plot.tsx';
import { useChartSummary } from '#components/freezer/use-chart-summary.ts';
import type { History } from '#components/freezer/use-history.ts';
import type { Moment } from '#components/freezer/use-moment.ts';
import type { TailReading } from '#components/freezer/use-tail.ts';
import { useLimits } from '#components/live/use-live.ts';
import { type AlarmStretch, shaded } from '#lib/alarm/stretches.ts';
import type { PlotAction } from '#lib/chart/plot-key.ts';
import { bucketAt, bucketsIn, gapOf, stepTo } from '#lib/chart/points.ts';
import type { ChartRange } from '#lib/chart/range.ts';
import type { Range } from '#lib/history/history.ts';
import { momentWords } from '#lib/time/words.ts';

type Given = {
  id: string;
  range: ChartRange;
  stretch: Range;
  history: History;
  alarms: readonly AlarmStretch[];
  moment: Moment;
  tail: () => readonly TailReading[];
  act: (action: Exclude<PlotAction, { does: 'step' }>) => void;
  zoomTo: (stretch: Range) => void;
};

/** The chart with what lies over it, and what stands in its place while there is nothing to draw. */
export function HistoryChartBox(given: Given) {
  const { id, range, stretch, history, alarms, moment, tail } = given;
  const { now, held } = moment;
  const locale = useLocale();
  const kinds = useTranslations('freezer.alarm');
  const { low, high, silentAfterMs } = useLimits(id);
  const gapMs = gapOf(silentAfterMs);
  const { buckets, width } = history;
  const shown = bucketsIn(buckets, width, stretch);
  const words = momentWords(stretch, now, locale);
  const summary = useChartSummary();
  const data = { buckets, width, gapMs, stretch, now, limits: { low, high }, alarms };

  const alarmsAt = (at: number) =>
    shaded(alarms, stretch, now).filter(({ from, to }) => from <= at && at <= to);
  const step = (at: number | undefined, by: number) => {
    const to = stepTo(shown, at, by);
    return to === undefined ? undefined : Math.min(stretch.to, to.from + width / 2);
  };
  return (
    <ChartBox data={data} faded={history.error !== undefined || history.isLoading}>
      {(pixels, { offScale }) => (
        <>
          <ChartState history={history} empty={shown.length === 0} range={range} />
          <Plot
            {...{ stretch, held, step, words }}
            label={summary({ stretch, buckets: shown, low, high, offScale, words })}
            width={pixels}
            hold={moment.hold}
            release={moment.release}
            zoomTo={given.zoomTo}
            act={given.act}
          >
            {(at) => (
              <Inspected
                {...{ id, width, words }}
                bucket={bucketAt(shown, width, gapMs, at)}
                tail={tail()}
                alarms={[...new Set(alarmsAt(at).map(({ kind }) => kinds(kind)))]}
              />
            )}
          </Plot>
        </>
      )}
    </ChartBox>
  );
}

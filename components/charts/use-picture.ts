import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { type AlarmStretch, type ShadedStretch, shaded } from '#lib/alarm/stretches.ts';
import type { ChartBucket } from '#lib/chart/live-buckets.ts';
import { bucketsIn, type ChartPoint, chartPoints } from '#lib/chart/points.ts';
import {
  type CelsiusScale,
  celsiusScale,
  type Limits,
  localOffset,
  type OffScale,
  offScale,
  timeTicks,
} from '#lib/chart/scale.ts';
import type { Range } from '#lib/history/history.ts';
import { tickWords } from '#lib/time/words.ts';

export type ChartData = {
  readonly buckets: readonly ChartBucket[];
  readonly width: number;
  readonly gapMs: number;
  readonly stretch: Range;
  readonly now: number;
  readonly limits: Limits;
  readonly alarms: readonly AlarmStretch[];
};

/** All that a chart shows, ready to be drawn. */
export type ChartPicture = {
  readonly points: ChartPoint[];
  readonly stretch: Range;
  readonly scale: CelsiusScale;
  readonly limits: Limits;
  readonly alarms: readonly ShadedStretch[];
  readonly time: { readonly ticks: readonly number[]; readonly words: (at: number) => string };
  readonly celsius: (value: number) => string;
  readonly limitWords: { readonly low: string; readonly high: string };
  /** The limits that the scale does not reach. */
  readonly offScale: readonly OffScale[];
};

const PIXELS_PER_TICK = 76;

export function usePicture(data: ChartData, pixels: number): ChartPicture {
  const t = useTranslations('chart');
  const locale = useLocale();
  const { buckets, width, gapMs, stretch, now, limits, alarms } = data;
  const { low, high } = limits;
  return useMemo(() => {
    const shown = bucketsIn(buckets, width, stretch);
    const most = Math.max(2, Math.floor(pixels / PIXELS_PER_TICK));
    const { unit, ticks } = timeTicks(stretch, most, localOffset);
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    const scale = celsiusScale(shown, { low, high });
    const celsius = (value: number) => format.format(value).replace('-', '−');
    return {
      points: chartPoints(shown, width, gapMs, Math.min(now, stretch.to)),
      stretch,
      scale,
      limits: { low, high },
      alarms: shaded(alarms, stretch, now),
      time: { ticks, words: tickWords(unit, locale) },
      celsius,
      limitWords: {
        low: t('low', { celsius: celsius(low ?? 0) }),
        high: t('high', { celsius: celsius(high ?? 0) }),
      },
      offScale: offScale({ low, high }, scale),
    };
  }, [t, locale, buckets, width, gapMs, stretch, now, low, high, alarms, pixels]);
}

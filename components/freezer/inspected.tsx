'use client';

import { useEffect, useState } from 'react';
import useSWR from 'swr';
import { useLocale, useTranslations } from 'use-intl';
import { ask } from '#components/api/ask.ts';
import { queryOf } from '#components/freezer/use-history.ts';
import type { TailReading } from '#components/freezer/use-tail.ts';
import type { RecordedReading } from '#lib/api/history.ts';
import type { ChartBucket } from '#lib/chart/live-buckets.ts';
import { freezerPath } from '#lib/freezer/address.ts';
import { wholeMoment } from '#lib/time/moment.ts';
import { formatDegrees } from '#lib/words/format.ts';

type Given = {
  id: string;
  bucket: ChartBucket | undefined;
  width: number;
  /** How a moment of this stretch is told. */
  words: (at: number) => string;
  /** What was seen live. */
  tail: readonly TailReading[];
  /** The alarms of this moment, in words. */
  alarms: readonly string[];
};

/** FZ5: what a place in the chart holds, and one reading of it as it stands in Kafka. */
export function Inspected({ id, bucket, width, words, tail, alarms }: Given) {
  const t = useTranslations('chart');
  const locale = useLocale();
  return (
    <>
      {bucket === undefined ? (
        <p className="text-muted">{t('gap')}</p>
      ) : (
        <>
          <p className="font-medium">
            {t('at', { from: words(bucket.from), to: words(bucket.from + width) })}
          </p>
          {bucket.mean === null || bucket.min === null || bucket.max === null ? null : (
            <dl className="mt-1.5 grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5 tabular-nums">
              {(['mean', 'min', 'max'] as const).map((name) => (
                <div key={name} className="contents">
                  <dt className="text-muted">{t(LABELS[name])}</dt>
                  <dd className="text-right">{formatDegrees(bucket[name] ?? 0, locale)}</dd>
                </div>
              ))}
            </dl>
          )}
          <p className="mt-1.5 border-t border-line pt-1.5 text-muted">{t('newestIn')}</p>
          <Exact id={id} from={bucket.from} to={bucket.from + width} tail={tail} />
        </>
      )}
      {alarms.map((alarm) => (
        <p key={alarm} className="mt-1 font-medium text-bad">
          {alarm}
        </p>
      ))}
    </>
  );
}

const LABELS = { mean: 'mean', min: 'least', max: 'greatest' } as const;

type Stretch = { from: number; to: number };
type Exact = Pick<
  RecordedReading,
  'at' | 'celsius' | 'partition' | 'offset' | 'faulty' | 'simulated'
>;

const MARKS = ['faulty', 'simulated'] as const;

function Exact({ id, from, to, tail }: { id: string; tail: readonly TailReading[] } & Stretch) {
  const t = useTranslations('chart');
  const locale = useLocale();
  const seen = tail.findLast(({ at }) => at >= from && at < to);
  const { reading, fault } = useExact(id, { from, to }, seen);
  if (fault) return <p>{t('notFound')}</p>;
  // As high as the answer will be, so that nothing jumps.
  if (reading === undefined) return <p className="h-8 text-muted">{t('looking')}</p>;
  if (reading === null) return <p className="min-h-8">{t('notKept')}</p>;
  const marks = MARKS.filter((mark) => reading[mark]);
  return (
    <p className="min-h-8 tabular-nums" data-exact={reading.offset}>
      <span className="font-medium">{formatDegrees(reading.celsius, locale)}</span>
      {marks.length === 0 ? '' : ` (${marks.map((mark) => t(mark)).join(', ')})`} ·{' '}
      {wholeMoment(reading.at, locale)}
      <br />
      <span className="text-muted">
        {t('place', { partition: reading.partition, offset: reading.offset })}
      </span>
    </p>
  );
}

/** Who moves on is not waited for. */
const RESTED_MS = 120;

function useExact(id: string, { from, to }: Stretch, seen: TailReading | undefined) {
  const rested = useRested(from);
  const path = `/api${freezerPath(id)}/readings?${queryOf({ from, to })}&limit=1`;
  const { data, error } = useSWR<{ readings: Exact[] }, unknown>(
    seen === undefined && rested === from ? path : null,
    ask,
    { revalidateIfStale: false, revalidateOnFocus: false, revalidateOnReconnect: false },
  );
  if (seen !== undefined) return { reading: { ...seen, faulty: false }, fault: false };
  const reading = data === undefined ? undefined : (data.readings[0] ?? null);
  return { reading, fault: error !== undefined };
}

/** The value once it has stayed the same for a moment. */
function useRested(value: number): number | undefined {
  const [rested, setRested] = useState<number>();
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), RESTED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import useSWR from 'swr';
import { AskError, ask } from '#components/api/ask.ts';
import type { TailReading } from '#components/freezer/use-tail.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { useReading, useSurroundings } from '#components/live/use-live.ts';
import { type ChartBucket, withTail } from '#lib/chart/live-buckets.ts';
import { type ChartRange, stretchOf, writeRange } from '#lib/chart/range.ts';
import { freezerPath } from '#lib/freezer/address.ts';
import type { Range } from '#lib/history/history.ts';
import { startOf } from '#lib/history/rollup.ts';

type HistoryAnswer = { width: number; buckets: ChartBucket[] };

const POINTS = 500;
const AGAIN_LEAST_MS = 60_000;
const AGAIN_MOST_MS = 10 * 60_000;
/** What was seen so long before history was asked for is in it for sure. */
const RECORDED_WITHIN_MS = 60_000;
const NONE: readonly ChartBucket[] = [];

export type History = ReturnType<typeof useHistory>;

/** Recorded history of a range, with what was seen since. */
export function useHistory(given: {
  id: string;
  range: ChartRange;
  now: number;
  tail: () => readonly TailReading[];
  probeErrors: readonly number[];
}) {
  const { id, range, now, tail, probeErrors } = given;
  const { store } = useLive();
  const asked = useAsked(`/api${freezerPath(id)}/history`, range, async (path) => {
    const askedAt = store.serverNow();
    const stretch = stretchOf(range, askedAt);
    const answer = await ask<HistoryAnswer>(`${path}?${queryOf(stretch)}&points=${POINTS}`);
    return { ...answer, askedAt, live: range.kind === 'live' };
  });
  const { data } = asked;
  useSlid(range, now, data?.askedAt, asked.again);
  const buckets = useMemo(() => {
    if (data === undefined) return NONE;
    if (!data.live) return data.buckets;
    const seen = tail().filter(
      ({ at, celsius }) =>
        at > data.askedAt - RECORDED_WITHIN_MS && at <= now && !probeErrors.includes(celsius),
    );
    return withTail(data.buckets, data.width, seen, data.askedAt);
  }, [data, now, tail, probeErrors]);
  return { ...asked, buckets, width: data?.width ?? 0 };
}

/** An answer about a range that is asked for once, and again when something tells that it is old. */
export function useAsked<T>(
  path: string,
  range: ChartRange,
  fetcher: (path: string) => Promise<T>,
  wanted = true,
) {
  const { data, error, isLoading, isValidating, mutate } = useSWR<T, unknown>(
    wanted ? `${path} ${writeRange(range)}` : null,
    () => fetcher(path),
    {
      keepPreviousData: true,
      revalidateOnFocus: false,
      revalidateOnReconnect: false,
      shouldRetryOnError: (fault: unknown) => !(fault instanceof AskError) || fault.status !== 404,
    },
  );
  const again = useCallback(() => {
    mutate().catch(() => undefined); // The hook gives the fault to whoever shows it.
  }, [mutate]);
  useBack(again);
  return { data, error, isLoading, isValidating, again };
}

/** FZ4: asks again when enough has slid by, so that what came late or was missed is there too. */
function useSlid(range: ChartRange, now: number, askedAt: number | undefined, again: () => void) {
  const { from, to } = stretchOf(range, 0);
  const after = Math.min(AGAIN_MOST_MS, Math.max(AGAIN_LEAST_MS, (to - from) / 10));
  const due = range.kind === 'live' && askedAt !== undefined && now - askedAt > after;
  useEffect(() => {
    if (due) again();
  }, [due, again]);
}

/** What was missed while readings did not come, or were recorded late, is there when they come again. */
function useBack(again: () => void) {
  const reading = useReading();
  const recording = useSurroundings()?.parts.recorder.status === 'up';
  const well = reading && recording;
  const before = useRef<'first' | 'well' | 'away'>('first');
  useEffect(() => {
    if (well && before.current === 'away') again();
    if (well) before.current = 'well';
    else if (before.current === 'well') before.current = 'away';
  }, [well, again]);
}

export function queryOf({ from, to }: Range): string {
  return `from=${startOf(from, 1)}&to=${startOf(to, 1)}`;
}

'use client';

import { useEffect } from 'react';
import useSWR from 'swr';
import { askAlarms, askEntries, fewAtOnce } from '#components/freezer/ask-alarms.ts';
import { useFacts } from '#components/live/use-live.ts';
import { type AlarmStretch, alarmStretches } from '#lib/alarm/stretches.ts';
import type { Range } from '#lib/history/history.ts';

const NONE: readonly AlarmStretch[] = [];
/** Whole days, so that a range that moves on is not asked for all the time. */
const DAY_MS = 86_400_000;

/** When alarms of a freezer were on, within a stretch of time. */
export function useFreezerAlarms(id: string, { from, to }: Range): readonly AlarmStretch[] {
  const live = useFacts(id)?.alarms ?? [];
  const days = { from: Math.floor(from / DAY_MS) * DAY_MS, to: Math.ceil(to / DAY_MS) * DAY_MS };
  const { data, mutate } = useSWR<readonly AlarmStretch[], unknown>(
    `alarms ${id} ${days.from} ${days.to}`,
    () => askStretches(id, days),
    { keepPreviousData: true, revalidateOnFocus: false },
  );
  const news = live.map((each) => `${each.id} ${each.standing} ${each.timesRaised}`).join();
  // An alarm that opens or closes is news.
  useEffect(() => {
    mutate().catch(() => undefined); // The chart shows what is known; the fault is told by the history.
  }, [news, mutate]);
  return data ?? NONE;
}

async function askStretches(id: string, range: Range): Promise<AlarmStretch[]> {
  const found = await fewAtOnce(await askAlarms(id, range), async (alarm) =>
    alarmStretches(alarm, alarm.timesRaised > 1 ? await askEntries(alarm.id, range.from) : []),
  );
  return found.flat();
}

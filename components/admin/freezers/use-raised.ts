'use client';

import useSWR from 'swr';
import { askAlarms, askEntries, fewAtOnce } from '#components/freezer/ask-alarms.ts';
import { type AlarmStretch, alarmStretches } from '#lib/alarm/stretches.ts';
import type { Range } from '#lib/history/history.ts';

const NONE: readonly AlarmStretch[] = [];

/** FA5: when a freezer really alarmed: from each raising, as a preview tells it, to its return. */
export function useRaised(id: string, range: Range): readonly AlarmStretch[] {
  const { data } = useSWR<readonly AlarmStretch[]>(
    `raised ${id} ${range.from} ${range.to}`,
    async () => {
      const found = await fewAtOnce(await askAlarms(id, range), async (alarm) => {
        const journal = alarm.timesRaised > 1 ? await askEntries(alarm.id, range.from) : [];
        return alarmStretches(alarm, journal, 'raised');
      });
      return found.flat();
    },
    { revalidateOnFocus: false, revalidateOnReconnect: false },
  );
  return data ?? NONE;
}

import useSWR from 'swr';
import { ask } from '#components/api/ask.ts';
import type { AlarmView } from '#lib/alarm/view.ts';

/** The sparklines bridge ten minutes, so nothing is missed between. */
const REFRESH_MS = 300_000;
const OPEN = '/api/alarms?state=open&limit=1000';

/** The farthest value of each open alarm. Frames bring an alarm only when it changes, which its worst value does in silence. */
export function usePeaks(): ReadonlyMap<number, number | null> {
  const { data } = useSWR(OPEN, readPeaks, {
    refreshInterval: REFRESH_MS,
    revalidateOnFocus: false,
  });
  return data ?? NONE;
}

const NONE: ReadonlyMap<number, number | null> = new Map();

async function readPeaks(path: string): Promise<ReadonlyMap<number, number | null>> {
  const { alarms } = await ask<{ alarms: AlarmView[] }>(path);
  return new Map(alarms.map(({ id, peak }) => [id, peak]));
}

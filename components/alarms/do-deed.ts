import { AskError, ask } from '#components/api/ask.ts';
import { type Deed, type Obstacle, obstacleTo } from '#lib/alarm/deed.ts';
import type { AlarmView } from '#lib/alarm/view.ts';

/** So many at once: the server does each in a transaction of its own. */
const AT_ONCE = 6;

export type Wanted = {
  readonly deed: Deed;
  readonly note: string;
  readonly minutes: number;
};

/** Why it was not done; an obstacle comes with the alarm as it stands now, which says by whom. */
export type Refused = { readonly alarm: AlarmView } & (
  | { readonly why: Obstacle | 'unknown'; readonly now: AlarmView }
  | { readonly why: 'fault'; readonly fault: unknown }
);

/** AM2: does it to each; answers those that were refused, in their order. */
export async function doDeed(
  alarms: readonly AlarmView[],
  wanted: Wanted,
  deps: { now: () => number; progress: (done: number) => void },
): Promise<Refused[]> {
  const refused = new Map<number, Refused>();
  const queue = [...alarms];
  let done = 0;
  const work = async () => {
    for (let alarm = queue.shift(); alarm !== undefined; alarm = queue.shift()) {
      const refusal = await doOne(alarm, wanted, deps.now);
      if (refusal !== undefined) refused.set(alarm.id, refusal);
      deps.progress(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return alarms.flatMap(({ id }) => refused.get(id) ?? []);
}

async function doOne(
  alarm: AlarmView,
  { deed, note, minutes }: Wanted,
  now: () => number,
): Promise<Refused | undefined> {
  const body = deed === 'shelve' ? { minutes, note } : { note };
  const path = `/api/alarms/${alarm.id}`;
  try {
    await ask<AlarmView>(`${path}/${deed}`, { method: 'POST', body });
    return undefined;
  } catch (fault) {
    const status = fault instanceof AskError ? fault.status : 0;
    if (status === 404) return { alarm, why: 'unknown', now: alarm };
    if (status !== 409) return { alarm, why: 'fault', fault };
    const fresh = await ask<AlarmView>(path).catch(() => undefined);
    const why = fresh === undefined ? undefined : obstacleTo(deed, fresh, now());
    return fresh === undefined || why === undefined
      ? { alarm, why: 'fault', fault }
      : { alarm, why, now: fresh };
  }
}

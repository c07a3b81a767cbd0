import { ledAmong, ledBy } from '#lib/alarm/lead.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { isShelved } from '#lib/freezer/status.ts';

/** What a person can do to alarms, by the names that the API has for it. */
export type Deed = 'acknowledge' | 'shelve' | 'unshelve' | 'comment';

/** For how long one may keep an alarm quiet. */
export const SHELF_MINUTES = [15, 60, 240, 1440] as const;
export type ShelfMinutes = (typeof SHELF_MINUTES)[number];

/** Why it cannot be done to an alarm as it stands. */
export type Obstacle = 'closed' | 'acknowledged' | 'not-shelved';

/** AM2: the same that the server would say, so that nobody is asked for what cannot be done. */
export function obstacleTo(deed: Deed, alarm: AlarmView, now: number): Obstacle | undefined {
  if (deed === 'comment') return undefined;
  if (alarm.standing === 'none') return 'closed';
  if (deed === 'acknowledge' && alarm.standing === 'acknowledged') return 'acknowledged';
  if (deed === 'unshelve' && !isShelved(alarm, now)) return 'not-shelved';
  return undefined;
}

/** How many cannot have it done to them, by what is in the way. */
export type LeftOut = Partial<Record<Obstacle, number>>;

/** AM2: those to ask the server for. What it does to an alarm it does to the warning that it leads (AL16). */
export function sortOut(
  deed: Deed,
  alarms: readonly AlarmView[],
  now: number,
): { possible: AlarmView[]; leftOut: LeftOut } {
  const leftOut: LeftOut = {};
  const able = alarms.filter((alarm) => {
    const obstacle = obstacleTo(deed, alarm, now);
    if (obstacle !== undefined) leftOut[obstacle] = (leftOut[obstacle] ?? 0) + 1;
    return obstacle === undefined;
  });
  if (deed === 'comment') return { possible: able, leftOut };
  const led = ledAmong(able, now);
  return { possible: able.filter((alarm) => !led(alarm)), leftOut };
}

/** AL16: the warning, if any, to which the same is done when it is done to an alarm. */
export function goesWith(
  deed: Deed,
  alarm: AlarmView,
  ofFreezer: readonly AlarmView[],
  now: number,
): AlarmView[] {
  const led = deed === 'comment' ? undefined : ledBy(alarm, ofFreezer, now);
  return led === undefined || obstacleTo(deed, led, now) !== undefined ? [] : [led];
}

/** What an alarm waits for, if for anything. */
export function firstDeed(alarm: AlarmView, now: number): Deed | undefined {
  const able = obstacleTo('acknowledge', alarm, now) === undefined && !isShelved(alarm, now);
  return able ? 'acknowledge' : undefined;
}

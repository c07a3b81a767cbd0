import type { AlarmView } from '#lib/alarm/view.ts';
import { isShelved } from '#lib/freezer-status.ts';

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

/** What an alarm waits for, if for anything. */
export function firstDeed(alarm: AlarmView, now: number): Deed | undefined {
  const able = obstacleTo('acknowledge', alarm, now) === undefined && !isShelved(alarm, now);
  return able ? 'acknowledge' : undefined;
}

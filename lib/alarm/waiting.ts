import type { AlarmView } from '#lib/alarm/view.ts';

/** Those that wait for somebody to acknowledge them, newest first; a shelf says that nobody is to be called. */
export function waiting(alarms: readonly AlarmView[]): AlarmView[] {
  return alarms
    .filter(
      ({ standing, shelvedUntil }) =>
        (standing === 'active' || standing === 'returned') && shelvedUntil === null,
    )
    .sort((a, b) => b.raisedAt - a.raisedAt);
}

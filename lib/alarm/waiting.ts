import { ledAmong } from '#lib/alarm/lead.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { isShelved } from '#lib/freezer/status.ts';

/** How an open alarm stands in a list, worst first. */
export const LISTED = ['active', 'acknowledged', 'returned', 'shelved'] as const;
export type Listed = (typeof LISTED)[number];

/** Undefined of one that is closed. */
export function listedAs(alarm: AlarmView, now: number): Listed | undefined {
  if (alarm.standing === 'none') return undefined;
  return isShelved(alarm, now) ? 'shelved' : alarm.standing;
}

/** AT4: how near a limit is, or that a clock is wrong, calls nobody by sound. */
export function isLoud({ kind }: Pick<AlarmView, 'kind'>): boolean {
  return kind !== 'warning' && kind !== 'clock';
}

/** AM1: worst first, then newest first. */
export function byUrgency(now: number) {
  const ranks = (alarm: AlarmView) => {
    const listed = listedAs(alarm, now);
    return (listed === undefined ? LISTED.length : LISTED.indexOf(listed)) * 2 + quietness(alarm);
  };
  return (a: AlarmView, b: AlarmView) => ranks(a) - ranks(b) || newestFirst(a, b);
}

/**
 * Those that wait for somebody to acknowledge them, worst first; a shelf says that nobody is to be
 * called. A warning that is led (AL16) waits with its leader.
 */
export function waiting(alarms: readonly AlarmView[], now: number): AlarmView[] {
  const order = byUrgency(now);
  const led = ledAmong(alarms, now);
  return alarms
    .filter((alarm) => {
      const listed = listedAs(alarm, now);
      return (listed === 'active' || listed === 'returned') && !led(alarm);
    })
    .sort((a, b) => quietness(a) - quietness(b) || order(a, b));
}

function quietness(alarm: AlarmView): number {
  return isLoud(alarm) ? 0 : 1;
}

function newestFirst(a: AlarmView, b: AlarmView): number {
  return b.raisedAt - a.raisedAt || b.id - a.id;
}

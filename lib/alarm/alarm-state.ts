import type { AlarmView } from '#lib/alarm/view.ts';
import { type FreezerStatus, isShelved, type TileState } from '#lib/freezer/status.ts';

/** One alarm by itself in the words and signs that freezers have. */
export function statusOfAlarm(alarm: AlarmView, now: number): FreezerStatus {
  const state = stateOf(alarm, now);
  const waits = alarm.standing === 'active' || alarm.standing === 'returned';
  return { state, alarm, unacknowledged: waits && state !== 'shelved', since: alarm.since };
}

function stateOf(alarm: AlarmView, now: number): TileState {
  const { kind, standing } = alarm;
  if (standing === 'none') return 'ok';
  if (isShelved(alarm, now)) return 'shelved';
  if (standing === 'returned') return 'returned';
  if (kind === 'silent') return 'silent';
  return kind === 'warning' || kind === 'clock' ? 'warn' : 'alarm';
}

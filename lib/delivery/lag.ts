/** How far behind the recorder is, for a glance. */
export type LagState = 'even' | 'behind' | 'late';

/** A batch on its way into the database is no lag to speak of. */
const BEHIND_AFTER_S = 2;
const LATE_AFTER_S = 25;

export function lagState({ lag, lagSeconds }: { lag: number; lagSeconds: number }): LagState {
  if (lag === 0 || lagSeconds < BEHIND_AFTER_S) return 'even';
  return lagSeconds < LATE_AFTER_S ? 'behind' : 'late';
}

/** For how long the oldest of the messages that wait has been seen to; nothing waits for no time. */
export function lagSeconds(messages: number, waitsSince: number | null, now: number): number {
  if (messages === 0 || waitsSince === null) return 0;
  return Math.max(0, now - waitsSince) / 1000;
}

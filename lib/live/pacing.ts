/** The tick between two frames, chosen by measuring: docs/decisions. */
export const MIN_TICK_MS = 10;
const MAX_TICK_MS = 1000;
/** News of alarms has 250 ms from its commit to the page, and the database takes its part. */
const MAX_NEWS_TICK_MS = 100;
/** Sending may take a fifth of one CPU: after x ms of sending, rest 4x. */
const REST_PER_WORK = 4;

export function nextTick(sendingMs: number): number {
  return Math.min(MAX_TICK_MS, Math.max(MIN_TICK_MS, sendingMs * REST_PER_WORK));
}

/** What a frame holds: news of alarms alone, or readings too. */
export type Portion = 'news' | 'all';

/** When the next frames may be sent. */
export type Pace = {
  /** When the last with readings was sent, and how long the next is to wait. */
  readonly sentAt: number;
  readonly tick: number;
  readonly newsFrom: number;
};

export const NOTHING_SENT: Pace = {
  sentAt: Number.NEGATIVE_INFINITY,
  tick: MIN_TICK_MS,
  newsFrom: Number.NEGATIVE_INFINITY,
};

export function allFrom({ sentAt, tick }: Pace): number {
  return sentAt + tick;
}

export function paceAfter(before: Pace, portion: Portion, sentAt: number, sendingMs: number): Pace {
  const tick = nextTick(sendingMs);
  const newsFrom = sentAt + Math.min(tick, MAX_NEWS_TICK_MS);
  if (portion === 'all') return { sentAt, tick, newsFrom };
  // Readings give way to news, so that both together keep to their share.
  const longer = before.tick + sendingMs * (1 + REST_PER_WORK);
  return { ...before, tick: Math.min(MAX_TICK_MS, longer), newsFrom };
}

/** What a sensor missed longer ago than this, because the process slept, it does not make up for. */
const MAKE_UP_MS = 1000;
/** Multiples of it, less their whole part, lie evenly between 0 and 1, however many there are. */
const GOLDEN = 0.618_033_988_749_894_9;

/** When a sensor sends its first reading: sensors are spread over their period. */
export function firstDue(number: number, rate: number, now: number): number {
  return now + ((number * GOLDEN) % 1) * (1000 / rate);
}

/** How many readings are due by now, and when the next one is. */
export function dueBy(now: number, next: number, rate: number): { count: number; next: number } {
  if (next > now) return { count: 0, next };
  const period = 1000 / rate;
  const from = Math.max(next, now - MAKE_UP_MS);
  const count = Math.floor((now - from) / period) + 1;
  return { count, next: from + count * period };
}

/** So many readings of a sensor may wait for their acknowledgement: a second's worth, one at least. */
export function mostWaiting(rate: number): number {
  return Math.max(1, Math.ceil(rate * (MAKE_UP_MS / 1000)));
}

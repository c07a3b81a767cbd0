/** Since when Kafka has been there for sensors without a break, and when it last answered; by our clock. */
export type Served = { readonly since: number; readonly last: number };

/** It is asked each second, and an answer may take a few. */
const BREAK_MS = 10_000;

export function servedFrom(now: number): Served {
  return { since: now, last: now };
}

/** Kafka answered. What our clock jumped over counts as a break too: nobody knows. */
export function noteAnswer(before: Served, at: number): Served {
  const isBreak = Math.abs(at - before.last) > BREAK_MS;
  return { since: isBreak ? at : Math.min(before.since, at), last: at };
}

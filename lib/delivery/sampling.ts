/** So many messages a second are followed on average, and never more than twice as many. */
export const FOLLOWED_PER_SECOND = 20;
const MOST_PER_SECOND = 2 * FOLLOWED_PER_SECOND;
const SECOND_MS = 1000;

/** Where the choosing is, between one batch of messages and the next. */
export type Sampling = {
  /** When this second began. */
  readonly from: number;
  readonly seen: number;
  readonly taken: number;
  /** One of so many is taken, by how many came in the last second. */
  readonly every: number;
  /** So many more are passed over first. */
  readonly skip: number;
};

export function samplingFrom(now: number): Sampling {
  return { from: now, seen: 0, taken: 0, every: 1, skip: 0 };
}

/**
 * DE8: which of the next messages are followed, by their place. Each is as likely as any other, whichever
 * batch and partition it comes in: the gaps are drawn, so that sensors that send in turn are not met
 * always at the same place.
 */
export function sample(
  before: Sampling,
  count: number,
  now: number,
  random: () => number,
): { sampling: Sampling; chosen: number[] } {
  const at = turned(before, now, random);
  const gap = () => Math.floor(random() * (2 * at.every - 1));
  const chosen: number[] = [];
  let place = at.skip;
  for (; place < count; place += 1 + gap()) {
    if (at.taken + chosen.length < MOST_PER_SECOND) chosen.push(place);
  }
  const { seen, taken } = at;
  return {
    sampling: { ...at, seen: seen + count, taken: taken + chosen.length, skip: place - count },
    chosen,
  };
}

/** A second is over: how many there were says how many to pass over in the next. */
function turned(before: Sampling, now: number, random: () => number): Sampling {
  const elapsed = now - before.from;
  if (elapsed >= 0 && elapsed < SECOND_MS) return before;
  // Where that was long ago, none came in the last second, however many came in that one.
  const isLast = elapsed >= 0 && elapsed < 2 * SECOND_MS;
  const perSecond = isLast ? (before.seen * SECOND_MS) / elapsed : 0;
  const every = Math.max(1, Math.ceil(perSecond / FOLLOWED_PER_SECOND));
  return { from: now, seen: 0, taken: 0, every, skip: skipOf(before, every, random) };
}

/** What was still to be passed over, in proportion: drawn anew, the first of each second would be met too rarely. */
function skipOf({ every, skip }: Sampling, next: number, random: () => number): number {
  if (next === 1) return 0;
  return Math.floor(every === 1 ? random() * next : (skip * next) / every);
}

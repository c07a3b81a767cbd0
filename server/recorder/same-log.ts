import type { LogBatch, Logged } from '#server/recorder/log-batch.ts';

/** What the database has of one offset of a log. */
export type StoredMessage =
  | { freezer: string; celsius: number; at: number; skewed: boolean }
  | { reason: string; at: number }
  | { check: true };

export type StoredStretch = {
  messages: ReadonlyMap<number, StoredMessage>;
  /** What lies below may have been dropped for its age. */
  expiredTo: number;
};

/** How far a stretch is the same, and whether it becomes another then. */
type Likeness = { sameTo: number | undefined; differs: boolean };

const FIRST_LOOK = 100;
/** Each further look goes so many times as far back. */
const FARTHER = 4;
/** At a thousand messages a second, what a broker writes within minutes; Linux keeps half a minute in memory. */
const FARTHEST = 200_000;

/**
 * How far, at most to `end`, a broker's log is the one that was recorded. A broker that lost its power
 * may have lost its newest messages with it, and have taken others in their place.
 */
export async function findLikeness(wanted: {
  low: number;
  end: number;
  read: (from: number, to: number) => Promise<LogBatch>;
  readStored: (from: number, to: number) => Promise<StoredStretch>;
}): Promise<Likeness> {
  const { low, end } = wanted;
  let differs = false;
  let to = end;
  for (let size = FIRST_LOOK; to > low && end - to < FARTHEST; size *= FARTHER) {
    const from = Math.max(low, to - size);
    const found = likenessOf(await wanted.read(from, to), await wanted.readStored(from, to));
    differs ||= found.differs;
    if (found.sameTo !== undefined) return { sameTo: differs ? found.sameTo : end, differs };
    to = from;
  }
  return { sameTo: undefined, differs };
}

/** The same is what is so before the first that is not: what came later may by chance be alike again. */
export function likenessOf({ messages, receivedAt }: LogBatch, stored: StoredStretch): Likeness {
  let sameTo: number | undefined;
  for (const message of messages) {
    const same = isSame(message, receivedAt, stored);
    if (same === false) return { sameTo, differs: true };
    if (same) sameTo = message.offset + 1;
  }
  return { sameTo, differs: false };
}

/** Undefined where that cannot be known, as with times by our own clock, which is not where it was. */
function isSame(
  message: Logged,
  receivedAt: number,
  { messages, expiredTo }: StoredStretch,
): boolean | undefined {
  const stored = messages.get(message.offset);
  if (stored === undefined) return message.offset < expiredTo ? undefined : false;
  // Of a check only its place is kept.
  if ('check' in message || 'check' in stored) return 'check' in message && 'check' in stored;
  if ('reason' in message) {
    if (!('reason' in stored) || stored.reason !== message.reason) return false;
    return message.sentAt === receivedAt ? undefined : stored.at === message.sentAt;
  }
  // A reading still: whether its freezer was one too many is not for the message to say.
  if ('reason' in stored) return stored.reason === 'too-many-freezers' ? undefined : false;
  if (stored.freezer !== message.freezer || stored.celsius !== message.celsius) return false;
  const byOurClock = stored.skewed || message.skewed || message.at === receivedAt;
  return byOurClock ? undefined : stored.at === message.at;
}

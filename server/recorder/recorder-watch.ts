import { NOTHING_READ, noteEnd, type ReadTo } from '#lib/read-to.ts';
import type { PartitionEnds } from '#server/kafka/log-ends.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { Board } from '#server/live/board.ts';

/** What was in the log so long ago and is not recorded yet makes the recorder late. */
const LATE_AFTER_MS = 25_000;

/**
 * A message may stand in the log for this long before readers see it: when a broker dies, until those
 * that are left agree to do without it.
 */
const UNSEEN_AT_MOST_MS = 10_000;

export type LogPosition = { log: number; partition: number; position: number };

/**
 * Knows until when everything in the log is recorded, whichever instance recorded it. On this depends
 * whether a sensor that is not heard of is silent or just not read yet.
 */
export function createRecorderWatch(deps: {
  positions: () => Promise<readonly LogPosition[]>;
  board: Board;
  now: () => number;
  log: Log;
}) {
  const { board, now, log } = deps;
  /** The newest log of each partition. */
  let known: ReadonlyMap<number, ReadTo> = new Map();
  const began = now();
  let looking = false;

  const look = async (ends: readonly PartitionEnds[], askedAt: number) => {
    const positions = await deps.positions();
    const fresh = new Map<number, ReadTo>();
    let until = Number.POSITIVE_INFINITY;
    for (const { partition, high } of ends) {
      const place = positions.find((each) => each.partition === partition);
      if (place === undefined) continue; // Not given to anybody yet.
      const before = known.get(place.log) ?? NOTHING_READ;
      const next = noteEnd(before, askedAt - UNSEEN_AT_MOST_MS, Number(high), place.position);
      fresh.set(place.log, next);
      until = Math.min(until, next.until);
    }
    known = fresh;
    if (fresh.size < ends.length) until = Number.NEGATIVE_INFINITY;
    const late = now() - Math.max(until, began) > LATE_AFTER_MS;
    board.saw('recorder', late ? { up: false, reason: 'behind' } : { up: true });
  };

  return {
    /** The log ended as given when it was asked. */
    async saw(ends: readonly PartitionEnds[], askedAt: number): Promise<void> {
      if (looking) return;
      looking = true;
      try {
        await look(ends, askedAt);
      } catch (error) {
        log.debug({ error }, 'the recorder’s place is not known now'); // The watch on the database says why.
      } finally {
        looking = false;
      }
    },
    /** Until when all these logs are recorded for certain. One that is not written any more is so for ever. */
    recordedUntil(logs: readonly number[]): number {
      if (known.size === 0) return Number.NEGATIVE_INFINITY;
      return Math.min(now(), ...logs.map((each) => known.get(each)?.until ?? now()));
    },
  };
}

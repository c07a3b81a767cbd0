import type { FlowSample } from '#lib/delivery/flow.ts';
import {
  NOTHING_READ,
  noteEnd,
  type ReadTo,
  UNSEEN_AT_MOST_MS,
  waitsSince,
} from '#lib/health/read-to.ts';
import { noteLags, type Stillness, standsStill } from '#lib/health/standing-still.ts';
import { noteAnswer, servedFrom } from '#lib/live/served.ts';
import type { PartitionEnds } from '#server/kafka/log-ends.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { Board } from '#server/live/board.ts';

/** What was in the log so long ago and is not recorded yet makes the recorder late. */
const LATE_AFTER_MS = 25_000;

const NEVER = Number.NEGATIVE_INFINITY;

export type LogPosition = {
  log: number;
  partition: number;
  position: number;
  /** When Kafka got the newest message that is recorded. */
  newestAt: number | null;
};

/**
 * Knows until when everything in the log is recorded, whichever instance recorded it. On this depends
 * whether a sensor that is not heard of is silent or just not read yet.
 */
export function createRecorderWatch(deps: {
  positions: () => Promise<readonly LogPosition[]>;
  board: Board;
  /** Whoever else wants to know how far partitions go and are recorded. */
  onLook?: (sample: FlowSample) => void;
  now: () => number;
  log: Log;
}) {
  const { board, now, log } = deps;
  /** The newest log of each partition. */
  let known: ReadonlyMap<number, ReadTo> = new Map();
  let stillness: Stillness = new Map();
  let lags: readonly Lag[] = [];
  /** Of all of them, the one that is least far. */
  let least = NEVER;
  const began = now();
  // A start is like Kafka's return: whether it was there before, for sensors, is not known.
  let served = servedFrom(began);
  let looking = false;

  const look = async (ends: readonly PartitionEnds[], askedAt: number) => {
    const positions = await deps.positions();
    const fresh = new Map<number, ReadTo>();
    let behind = 0;
    for (const { partition, low, high } of ends) {
      const place = positions.find((each) => each.partition === partition);
      if (place === undefined) continue; // Not given to anybody yet.
      const before = known.get(place.log) ?? NOTHING_READ;
      const at = askedAt - UNSEEN_AT_MOST_MS;
      behind += Math.max(0, Number(high) - Math.max(Number(low), place.position));
      fresh.set(place.log, noteEnd(before, at, Number(high), place.position));
    }
    known = fresh;
    lags = ends.map((end) => lagOf(end, positions, fresh));
    deps.onLook?.({ at: askedAt, places: lags.filter(isSomebodys).map(toPlace) });
    stillness = noteLags(stillness, lags, now());
    const isWhole = ends.length > 0 && fresh.size === ends.length;
    least = isWhole ? Math.min(...[...fresh.values()].map(({ until }) => until)) : NEVER;
    const late = now() - Math.max(least, began) > LATE_AFTER_MS;
    const reason = standsStill(stillness, now()) ? 'stalled' : 'behind';
    board.saw('recorder', late ? { up: false, reason, behind } : { up: true });
  };

  return {
    /** The log ended as given when it was asked. */
    async saw(ends: readonly PartitionEnds[], askedAt: number): Promise<void> {
      served = noteAnswer(served, askedAt);
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
    /**
     * Until when all that came of freezers heard in these logs is recorded for certain. Logs that are not
     * written any more have no end to look at, and their freezers may be in any other by now. So may
     * all, while one was never read to its end: their keys may have moved there.
     */
    recordedUntil(logs: readonly number[]): number {
      if (least === NEVER) return NEVER;
      return Math.min(now(), ...logs.map((each) => known.get(each)?.until ?? least));
    },
    /** How far the recorders are behind in each partition, as last seen. */
    behind: () =>
      lags.map(({ id: partition, position, low, high, waitsSince }) => {
        return { partition, messages: Math.max(0, high - Math.max(low, position)), waitsSince };
      }),
    /** Since when Kafka has been there: before that, a sensor could not be heard. */
    servedSince: () => served.since,
  };
}

type Lag = {
  id: number;
  position: number;
  low: number;
  high: number;
  waitsSince: number | null;
};

/** A partition that is nobody's yet has something to do, even where it is empty. */
function lagOf(
  { partition, low, high }: PartitionEnds,
  positions: readonly LogPosition[],
  known: ReadonlyMap<number, ReadTo>,
): Lag {
  const place = positions.find((each) => each.partition === partition);
  const readTo = (place && known.get(place.log)) ?? NOTHING_READ;
  return {
    ...{ id: partition, position: place?.position ?? -1, low: Number(low), high: Number(high) },
    waitsSince: waitingOf(readTo, place?.newestAt ?? null),
  };
}

/** What was there before the first look has waited since the newest that is recorded, by its stamp. */
function waitingOf(readTo: ReadTo, newestAt: number | null): number | null {
  const since = waitsSince(readTo);
  if (since === undefined) return null;
  const seen = since + UNSEEN_AT_MOST_MS;
  return readTo.until === NEVER ? Math.min(seen, newestAt ?? seen) : seen;
}

function isSomebodys({ position }: Lag): boolean {
  return position >= 0;
}

function toPlace({ id: partition, position, high, waitsSince }: Lag): FlowSample['places'][number] {
  return { partition, position, high, waitsSince };
}

import { createLane } from '#server/recorder/lane.ts';
import type { LogBatch, LoggedReading } from '#server/recorder/log-batch.ts';
import type { Recorded } from '#server/recorder/record-batch.ts';
import { NOON, reading } from '#tests/support/builders.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** So far and no longer does backoff() spread a pause: to nothing. */
export const AT_ONCE = () => -1;

const MESSAGE = {
  ...reading(),
  offset: 0,
  sentAt: NOON,
  message: null,
} satisfies LoggedReading;

/** What Kafka hands on of a partition that ends at `high`; a message at each offset unless said otherwise. */
export function fetched(
  from: number,
  next: number,
  { count = next - from, high = next }: { count?: number; high?: number } = {},
): LogBatch {
  return { from, next, high, receivedAt: NOON, messages: Array(count).fill(MESSAGE) };
}

type Write = {
  log: number;
  batch: LogBatch;
  done: (answer?: Partial<Recorded>) => void;
  fail: () => void;
};

export type LaneWish = {
  capacity?: number;
  /** Whether the reins are those of a consumer that is over. */
  broken?: () => boolean;
  /** What it finds where it looks whether there are messages. */
  hole?: boolean;
};

/** A lane of which a test is both Kafka and the database: each write waits for what the test says. */
export function openLane({
  capacity = 1_000_000,
  broken = () => false,
  hole = false,
}: LaneWish = {}) {
  const reins: string[] = [];
  const pull = (rein: string) => {
    if (broken()) throw new Error(`nobody takes ${rein}`);
    reins.push(rein);
  };
  const recorded: Recorded[] = [];
  const looked: (readonly [number, number])[] = [];
  const opens = createQueue<(place: { log: number; position: number } | Error) => void>();
  const writes = createQueue<Write>();
  const lane = createLane({
    partition: 0,
    reins: {
      seek: (offset) => pull(`seek ${offset}`),
      pause: () => pull('pause'),
      resume: () => pull('resume'),
      commit: async (position) => void reins.push(`commit ${position}`),
    },
    open: () =>
      new Promise((resolve, reject) => {
        opens.put((place) => (place instanceof Error ? reject(place) : resolve(place)));
      }),
    record: (log, batch) =>
      new Promise((resolve, reject) => {
        const usual = { position: batch.next, astray: false, rejects: 0, changes: 0 };
        const readings = batch.messages.length;
        writes.put({
          log,
          batch,
          done: (answer = {}) => resolve({ ...usual, readings, ...answer }),
          fail: () => reject(new Error('the database is away')),
        });
      }),
    isHole: async (from, to) => {
      looked.push([from, to]);
      return hole;
    },
    onRecorded: (one) => recorded.push(one),
    capacity,
    random: AT_ONCE,
    log: quietLog,
  });
  return {
    lane,
    reins,
    recorded,
    /** Where it looked whether there are messages. */
    looked,
    writes,
    /** Answers the lane's next question for its place. */
    async open(place: { log: number; position: number } | Error) {
      (await opens.take())(place);
      await settled();
    },
    asked: () => opens.take(),
    write: () => writes.take(),
  };
}

/** Lets everything happen that waits for nothing but its turn. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function createQueue<T>() {
  const queue: T[] = [];
  return {
    put: (one: T) => queue.push(one),
    take: () => waitFor('it to come', () => queue.length > 0).then(() => queue.shift() as T),
    length: () => queue.length,
  };
}

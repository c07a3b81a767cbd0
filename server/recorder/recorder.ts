import type { Rules } from '#lib/alarm/rules.ts';
import { createKeyReader } from '#lib/freezer/key.ts';
import type { Settings } from '#lib/settings/settings.ts';
import type { Reins } from '#server/kafka/group.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { createLane, type Lane } from '#server/recorder/lane.ts';
import { decodeBatch, type FetchedBatch } from '#server/recorder/log-batch.ts';
import { type DeadLetter, type Noted, recordBatch } from '#server/recorder/record-batch.ts';
import type { RecordingStore, RecordingTransaction } from '#server/recorder/recording.ts';

/** Whoever counts what the recorder does. */
export type RecorderObserver = {
  received: (messages: number) => void;
  /** A transaction begins; what it answers is told of what came of it, once that is certain. */
  began: () => (readings: number, noted: Noted, receivedAt: number) => void;
};
const NOTHING: Noted = { rejects: [], raised: [] };

/** So many messages may wait for the database before no more are asked for, of all partitions together. */
const WAITING_AT_MOST = 90_000;

/** What was done since this start. */
export type RecorderCounts = { readings: number; rejects: number; transactions: number };

/**
 * Writes the log into the database, each message once. It holds no state: where it is, what freezers
 * remember and what is open stands in the database and is locked while it changes.
 */
export function createRecorder(deps: {
  store: RecordingStore;
  topic: string;
  /** What this instance is called. */
  owner: string;
  offsetReset: 'earliest' | 'latest';
  /** Where the partition begins and ends at the broker. */
  askEnds: (partition: number) => Promise<{ low: number; high: number }>;
  /** All that the broker has for readers from an offset up to, not including, another. */
  readStretch: (stretch: { partition: number; from: number; to: number }) => Promise<FetchedBatch>;
  deadLetters: {
    /** Resolves once the letters are safe. Those that were delivered before are not delivered again. */
    deliver: (partition: number, log: number, letters: readonly DeadLetter[]) => Promise<void>;
    /** The partition was another's meanwhile. */
    forget: (partition: number) => void;
  };
  rulesFor: (settings: Settings) => Rules;
  observer?: RecorderObserver;
  /** A partition is recorded up to, not including, this offset, for certain. */
  onAdvanced?: (partition: number, position: number) => void;
  random: () => number;
  log: Log;
}) {
  const { store, topic, owner, askEnds, readStretch, deadLetters, rulesFor } = deps;
  const readKey = createKeyReader();
  const accepted = new Set<string>();
  const isAccepted = (freezer: string) => accepted.has(freezer);
  const counts: RecorderCounts = { readings: 0, rejects: 0, transactions: 0 };
  let lanes = new Map<number, Lane>();
  /** Lanes that were closed may still write. */
  let closed: Promise<void> = Promise.resolve();

  const openLane = (partition: number, reins: Reins, capacity: number): Lane => {
    const read = async (from: number, to: number) =>
      decodeBatch(await readStretch({ partition, from, to }), readKey, () => true);
    const open = async () => {
      deadLetters.forget(partition);
      const begin = deps.offsetReset;
      return store.openLog({
        ...{ topic, partition, begin, owner, read },
        askEnds: () => askEnds(partition),
      });
    };
    return createLane({
      ...deps,
      partition,
      reins,
      capacity,
      open,
      async record(log, batch) {
        const done = deps.observer?.began();
        let noted = NOTHING;
        const tools = {
          log,
          accepted,
          rulesFor,
          askLow: async () => (await askEnds(partition)).low,
          deliver: (letters: readonly DeadLetter[]) => deadLetters.deliver(partition, log, letters),
          note(given: Noted) {
            noted = given;
          },
        };
        const work = (transaction: RecordingTransaction) => recordBatch(transaction, batch, tools);
        const recorded = await store.transact(log, work);
        done?.(recorded.readings, noted, batch.oldestAt ?? batch.receivedAt);
        return recorded;
      },
      isHole: async (from, to) => (await read(from, to)).messages.length === 0,
      onRecorded: ({ position, readings, rejects }) => {
        deps.onAdvanced?.(partition, position);
        counts.readings += readings;
        counts.rejects += rejects;
        counts.transactions++;
      },
    });
  };

  const closeAll = async () => {
    for (const lane of lanes.values()) lane.close();
    const ends = [...lanes.values()].map(({ done }) => done);
    closed = Promise.all([closed, ...ends]).then(() => undefined);
    lanes = new Map();
    await closed;
  };

  return {
    name: 'the recorder',
    /** It has nothing to do before partitions are given to it. */
    start: () => undefined,
    counts: (): Readonly<RecorderCounts> => counts,
    assigned(partitions: ReadonlyMap<number, Reins>) {
      void closeAll();
      const capacity = Math.ceil(WAITING_AT_MOST / Math.max(1, partitions.size));
      lanes = new Map(
        [...partitions].map(([each, reins]) => [each, openLane(each, reins, capacity)]),
      );
    },
    take(partition: number, fetched: FetchedBatch) {
      deps.observer?.received(fetched.messages.length);
      lanes.get(partition)?.push(decodeBatch(fetched, readKey, isAccepted));
    },
    /** Whether this instance records a partition now. */
    records: (partition: number): boolean => lanes.has(partition),
    /** Messages that wait for the database. */
    waiting: () => [...lanes.values()].reduce((total, lane) => total + lane.waiting(), 0),
    stop: closeAll,
  };
}

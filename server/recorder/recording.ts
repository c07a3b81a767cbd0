import type { AlarmChange } from '#lib/alarm/alarm.ts';
import type { Bucket } from '#lib/history/rollup.ts';
import type { Reading } from '#lib/reading/reading.ts';
import type { FreezerState } from '#lib/reading/record.ts';
import type { Settings } from '#lib/settings/settings.ts';
import type { LogBatch } from '#server/recorder/log-batch.ts';

/** What the recorder needs of a database. Offsets are numbers: they stay below 2^53. */
export type RecordingStore = {
  /** The log of a partition, and the offset that is to be recorded next; begun when it is seen for the first time. */
  openLog(partition: OpenLog): Promise<{ log: number; position: number }>;
  /** All or nothing. The log is locked meanwhile: of several that record it, one at a time does. */
  transact<T>(log: number, work: (transaction: RecordingTransaction) => Promise<T>): Promise<T>;
};

export type OpenLog = {
  topic: string;
  partition: number;
  /** Where a partition that was never seen begins. One that was made anew begins at its start. */
  begin: 'earliest' | 'latest';
  /**
   * Where it begins and ends at the broker. Asked once the place in the database is known and stands
   * still: a place beyond the end is then of a topic that was since made anew, or lost its end.
   */
  askEnds: () => Promise<{ low: number; high: number }>;
  /** What the broker has from an offset up to, not including, another. */
  read: (from: number, to: number) => Promise<LogBatch>;
  owner: string;
};

export type KnownFreezer = { id: number; settings: Settings; retired: boolean };

export type RecordingTransaction = {
  /** The next offset to record, as the database has it: it is right whatever the caller believes. */
  position: number;
  /** Freezers by key, made where they are new. Beyond the limit new ones are refused: they are not in the answer. */
  freezers(keys: readonly string[]): Promise<ReadonlyMap<string, KnownFreezer>>;
  /** What is kept of these freezers, locked; nothing for those that have no reading yet. */
  states(freezers: readonly number[]): Promise<ReadonlyMap<number, FreezerState>>;
  /** Buckets that were closed before. */
  buckets(width: Width, wanted: readonly BucketName[]): Promise<readonly StoredBucket[]>;
  write(recording: Recording): Promise<void>;
};

export type Width = 'minute' | 'hour';
export type BucketName = { freezer: number; from: number };
export type StoredBucket = { freezer: number; bucket: Bucket };

export type RecordedFreezer = {
  freezer: number;
  readings: readonly Reading[];
  offsets: readonly number[];
  flags: readonly number[];
  state: FreezerState;
  due: number;
  changes: readonly AlarmChange[];
};

export type Reject = {
  offset: number;
  reason: string;
  at: number;
  key: Uint8Array | null;
  value: Uint8Array | null;
};

/** Offsets that stand for no reading and no reject; the messages of an integrity check are counted so too. */
export type Absence = { from: number; to: number; reason: 'gap' | 'control' | 'check' };

/** All that one transaction writes. */
export type Recording = {
  position: number;
  /** Kafka's timestamp of the newest message. */
  newestAt: number | null;
  freezers: readonly RecordedFreezer[];
  /** Buckets that are closed now, or that late readings changed. */
  minutes: readonly StoredBucket[];
  hours: readonly StoredBucket[];
  rejects: readonly Reject[];
  absences: readonly Absence[];
};

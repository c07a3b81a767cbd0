import type { Reading } from '#lib/reading/reading.ts';

/** A reading, when it was heard of, and the log that it came from. */
export type HeardReading = {
  readonly type: 'reading';
  readonly reading: Reading;
  readonly heardAt: number;
  readonly log: number;
};
/** `readTo`: all that the freezer's partitions held at `now` was read, so that silence is silence. */
export type PassedTime = {
  readonly type: 'time';
  readonly now: number;
  readonly readTo: boolean;
  /** Before this there was no Kafka that could have heard of the sensor. */
  readonly servedSince?: number;
};
export type AlarmEvent = HeardReading | PassedTime;

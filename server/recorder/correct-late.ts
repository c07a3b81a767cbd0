import { addReading, emptyBucket } from '#lib/history/rollup.ts';
import type { LateReading } from '#lib/reading/record.ts';
import type { RecordingTransaction, StoredBucket, Width } from '#server/recorder/recording.ts';

/** Puts late readings into the buckets that they belong to, each in the order of the log. */
export async function correctLate(
  transaction: RecordingTransaction,
  width: Width,
  late: readonly { freezer: number; reading: LateReading }[],
  closed: StoredBucket[],
): Promise<readonly StoredBucket[]> {
  if (late.length === 0) return closed;
  const nameOf = (freezer: number, from: number) => `${freezer} ${from}`;
  const buckets = new Map(closed.map((one) => [nameOf(one.freezer, one.bucket.from), one]));
  const missing = new Map(
    late
      .map(({ freezer, reading: { from } }) => [nameOf(freezer, from), { freezer, from }] as const)
      .filter(([name]) => !buckets.has(name)),
  );
  for (const one of await transaction.buckets(width, [...missing.values()])) {
    buckets.set(nameOf(one.freezer, one.bucket.from), one);
  }
  for (const { freezer, reading } of late) {
    const name = nameOf(freezer, reading.from);
    const before = buckets.get(name)?.bucket ?? emptyBucket(reading.from);
    buckets.set(name, { freezer, bucket: addReading(before, reading.celsius, reading.flags) });
  }
  return [...buckets.values()];
}

import { freezerOfKey } from '#lib/freezer/key.ts';
import type { Reading } from '#lib/reading/reading.ts';
import { decodeBatch, type FetchedBatch, type LogMessage } from '#server/recorder/log-batch.ts';
import { type Recorded, type RecordTools, recordBatch } from '#server/recorder/record-batch.ts';
import type { RecordingStore, RecordingTransaction } from '#server/recorder/recording.ts';
import { message, NOON } from '#tests/support/builders.ts';
import { rulesFor } from '#tests/support/test-store.ts';

/** When everything reaches us: what is received later, or twice, must not differ for it. */
export const RECEIVED_AT = NOON + 6 * 3_600_000;

/** Readings that follow one another in a log. */
export function inARow(from: number, ...readings: Partial<Reading>[]): LogMessage[] {
  return readings.map((given, nth) => message({ ...given, offset: from + nth }));
}

/** A piece of a log: all that lies between the first of these messages and the last, unless it is said. */
export function piece(
  messages: readonly LogMessage[],
  given: { from?: number; next?: number; receivedAt?: number } = {},
): FetchedBatch {
  const first = Number(messages[0]?.offset ?? 0);
  const end = Number(messages.at(-1)?.offset ?? first - 1) + 1;
  const { from = first, next = end, receivedAt = RECEIVED_AT } = given;
  return { from, next, high: next, receivedAt, messages };
}

/** Where the broker's log begins, and what becomes of dead letters. */
export type Around = Partial<Pick<RecordTools, 'askLow' | 'deliver' | 'accepted'>> & {
  /** Stands between the recorder and the store. */
  wrap?: (transaction: RecordingTransaction) => RecordingTransaction;
};

/** Records one piece as the recorder does. */
export function record(
  store: RecordingStore,
  log: number,
  batch: FetchedBatch,
  around: Around = {},
): Promise<Recorded> {
  const { askLow = async () => 0, deliver = async () => undefined, wrap } = around;
  const { accepted = new Set<string>() } = around;
  const tools = { log, accepted, rulesFor, askLow, deliver };
  const decoded = decodeBatch(batch, freezerOfKey, (freezer) => accepted.has(freezer));
  return store.transact(log, (transaction) =>
    recordBatch(wrap?.(transaction) ?? transaction, decoded, tools),
  );
}

/** What a broker that holds these messages answers when it is asked for a stretch. */
export function reader(messages: readonly LogMessage[]) {
  return async (from: number, next: number) => {
    const inside = messages.filter(({ offset }) => Number(offset) >= from && Number(offset) < next);
    return decodeBatch(piece(inside, { from, next }), freezerOfKey, () => true);
  };
}

/** The log of a partition that holds offsets 0 to `high`. */
export async function openLog(
  store: RecordingStore,
  partition = 0,
  { low = 0, high = 1000 } = {},
): Promise<number> {
  const askEnds = async () => ({ low, high });
  const read = reader([]);
  const wanted = { topic: 't', partition, begin: 'earliest', askEnds, read, owner: 'a' } as const;
  return (await store.openLog(wanted)).log;
}

/** A promise and what settles it. */
export function signal() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { told: promise, tell: resolve };
}

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogMessage } from '#server/recorder/log-batch.ts';
import type { RecordingStore } from '#server/recorder/recording.ts';
import type { Database } from '#server/store/database.ts';
import { createRecordingStore } from '#server/store/recording-store.ts';
import { message } from '#tests/support/builders.ts';
import { inARow, openLog, piece, reader, record } from '#tests/support/pieces.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

const HELD = inARow(0, { celsius: 1 }, { celsius: 2 }, { celsius: 3 });

let database: Database;
let store: RecordingStore;
let log: number;
beforeEach(async () => {
  database = await openNewDatabase();
  store = createRecordingStore({ database, maxFreezers: 10, shorterForMs: 5000 });
  log = await openLog(store);
  await record(store, log, piece(HELD));
});
afterEach(() => database.close());

/** A broker that first ends at one place, then at another, and holds these messages. */
function open([first, then]: readonly [number, number], broker: readonly LogMessage[]) {
  const ends = [first, first];
  const askEnds = async () => ({ low: 0, high: ends.shift() ?? then });
  const read = reader(broker);
  return store.openLog({
    ...{ topic: 't', partition: 0, begin: 'earliest', owner: 'b' },
    ...{ askEnds, read },
  });
}

test('RC6: a partition whose new leader does not know its end for a moment is the same log still', async () => {
  expect(await open([2, 3], HELD)).toEqual({ log, position: 3 });
});

test('RC6: it is so too where nothing that it holds can be compared', async () => {
  expect(await open([2, 3], [])).toEqual({ log, position: 3 });
});

test('RC6, IC5: one that ends with the messages of a check is the same log when it holds them still', async () => {
  const checks = [3, 4].map((offset) => ({
    ...message({ offset }),
    headers: { 'gelo-check': 'a' },
  }));
  await record(store, log, piece(checks));
  expect(await open([2, 5], [...HELD, ...checks])).toEqual({ log, position: 5 });
  const others = inARow(3, { celsius: 8 }, { celsius: 9 });
  const opened = await open([2, 5], [...HELD, ...others]);
  expect(opened.log).not.toBe(log);
  expect(opened.position).toBe(3);
});

test('RC4, RC6: what lies before its beginning was never recorded, and tells nothing', async () => {
  const partition = 1;
  const before = inARow(0, ...Array.from({ length: 50 }, () => ({ celsius: 7 })));
  const after = inARow(50, { celsius: 8 });
  const read = reader([...before, ...after]);
  const begin = async (ends: number[]) =>
    store.openLog({
      ...{ topic: 't', partition, begin: 'latest', owner: 'b', read },
      askEnds: async () => ({ low: 0, high: ends.shift() ?? 51 }),
    });
  const begun = await begin([50]);
  await record(store, begun.log, piece(after));
  expect(await begin([50, 50])).toEqual({ log: begun.log, position: 51 });
});

test('RC6, RC1: one that lost its end, and reached its place again with other messages, is another log', async () => {
  const others = inARow(1, { celsius: 7 }, { celsius: 8 }, { celsius: 9 });
  const opened = await open([1, 4], [...HELD.slice(0, 1), ...others]);
  expect(opened.position).toBe(1);
  await record(store, opened.log, piece(others));
  expect(
    await database.query('select celsius from reading order by log, kafka_offset'),
  ).toMatchObject([1, 2, 3, 7, 8, 9].map((celsius) => ({ celsius })));
});

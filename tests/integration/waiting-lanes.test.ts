import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordingStore } from '#server/recorder/recording.ts';
import type { Database } from '#server/store/database.ts';
import { createRecordingStore } from '#server/store/recording-store.ts';
import { inARow, openLog, piece, record, signal } from '#tests/support/pieces.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** More than there are connections. */
const LANES = Array.from({ length: 12 }, (_, partition) => partition);
const CONNECTIONS = 10;

let database: Database;
let store: RecordingStore;
beforeEach(async () => {
  database = await openNewDatabase();
  store = createRecordingStore({ database, maxFreezers: 10, shorterForMs: 4000 });
});
afterEach(() => database.close());

test('AL15: the database answers all others while every lane waits for Kafka to take its dead letters', async () => {
  const logs = await Promise.all(LANES.map((partition) => openLog(store, partition)));
  const safe = signal();
  let waiting = 0;
  const deliver = () => {
    waiting++;
    return safe.told;
  };
  const reject = piece(inARow(0, {}).map((each) => ({ ...each, value: null })));
  const lanes = Promise.allSettled(logs.map((log) => record(store, log, reject, { deliver })));
  try {
    await waitFor('no connection to be left for lanes', () => waiting === CONNECTIONS);
    await expect(database.ping()).resolves.toBeUndefined();
  } finally {
    safe.tell();
    await lanes;
  }
});

test('RC6, AL15: lanes that wait for a new leader to know its end hold no connection', async () => {
  const logs = await Promise.all(LANES.map((partition) => openLog(store, partition)));
  for (const log of logs) await record(store, log, piece(inARow(0, {}, {})));
  const opened = Promise.all(
    LANES.map((partition) => openLog(store, partition, { low: 0, high: 1 })),
  );
  const [, anew] = await Promise.all([database.ping(), opened]);
  expect(new Set([...anew, ...logs]).size).toBe(2 * LANES.length);
});

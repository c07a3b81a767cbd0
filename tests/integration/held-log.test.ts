import { once } from 'node:events';
import { from as copyFrom } from 'pg-copy-streams';
import { afterEach, expect, test } from 'vitest';
import { COPY_READINGS } from '#server/store/copy.ts';
import { type Database, inTransaction } from '#server/store/database.ts';
import { LOCKS } from '#server/store/locks.ts';
import { createRecordingStore } from '#server/store/recording-store.ts';
import { inARow, openLog, piece, record, signal } from '#tests/support/pieces.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of undo.splice(0).reverse()) await stop();
});

test('RC7: an instance that fell asleep with a log in hand loses it, and finds so when it wakes up', async () => {
  const database = await openNewDatabase();
  undo.push(database.close);
  const store = () => createRecordingStore({ database, maxFreezers: 10, heldAtMostMs: 200 });
  const log = await openLog(store());
  const [asleep, wakeUp] = [signal(), signal()];
  const sleeper = store().transact(log, async (transaction) => {
    asleep.tell();
    await wakeUp.told;
    return transaction.freezers(['never']);
  });
  const woken = expect(sleeper).rejects.toThrow();
  await asleep.told;

  const fresh = piece(inARow(0, { freezer: 'a' }));
  await expect(record(store(), log, fresh)).rejects.toThrow('held by another connection');
  await waitFor('the log to be free', () => record(store(), log, fresh).then(() => true));
  wakeUp.tell();
  await woken;
  expect(await database.query('select key from freezer')).toEqual([{ key: 'a' }]);
});

/** What an instance leaves behind that is frozen, or cut off, while it sends a COPY. */
function copyForEver(database: Database, log: number, begun: () => void): Promise<unknown> {
  return database.withClient((client) =>
    inTransaction(client, async () => {
      await client.query('select pg_advisory_xact_lock($1, $2)', [LOCKS.log, log]);
      await client.query('select from log where id = $1 for update', [log]);
      const copy = client.query(copyFrom(COPY_READINGS));
      begun();
      await once(copy, 'finish');
    }),
  );
}

test('RC7: an instance that fell asleep in the middle of a COPY loses its log to whoever opens that', async () => {
  const database = await openNewDatabase();
  undo.push(database.close);
  const store = () => createRecordingStore({ database, maxFreezers: 10, heldAtMostMs: 200 });
  const log = await openLog(store());
  const asleep = signal();
  const lost = expect(copyForEver(database, log, asleep.tell)).rejects.toThrow();
  await asleep.told;

  await expect(openLog(store())).rejects.toThrow('held by another connection');
  await lost;
  expect(await openLog(store())).toBe(log);
});

import { expect, test } from 'vitest';
import { createRecordingStore } from '#server/store/recording-store.ts';
import { inARow, openLog, piece, record } from '#tests/support/pieces.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

test('RC6: a partition whose new leader does not know its end for a moment is the same log still', async () => {
  const database = await openNewDatabase();
  try {
    const store = createRecordingStore({ database, maxFreezers: 10, shorterForMs: 5000 });
    const log = await openLog(store);
    await record(store, log, piece(inARow(0, {}, {}, {})));
    const answers = [2, 2, 3];
    const askEnds = async () => ({ low: 0, high: answers.shift() ?? 3 });
    const wanted = { topic: 't', partition: 0, begin: 'earliest', askEnds, owner: 'b' } as const;
    expect(await store.openLog(wanted)).toEqual({ log, position: 3 });
  } finally {
    await database.close();
  }
});

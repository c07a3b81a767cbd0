import { afterAll, beforeAll, expect, test } from 'vitest';
import { CASES, type Recorded, SKEWED } from '#tests/support/bad-input.ts';
import { openRecorderAndTail } from '#tests/support/recorder-and-tail.ts';
import { waitFor } from '#tests/support/wait-for.ts';

type Row = Required<Recorded>;

const undo: (() => unknown)[] = [];
afterAll(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** By offset. Good readings stand before, between and after the cases, which are at odd offsets. */
const readings = new Map<number, Row>();
const reasons = new Map<number, string>();
const good: number[] = [];
let shown = { rejects: 0, good: Number.NaN };

beforeAll(async () => {
  const { database, live, rejects, send, position, stop } = await openRecorderAndTail();
  undo.push(stop);
  const sendGood = (value: number) => send([{ key: 'good', value: String(value) }]);
  for (const [index, { message }] of CASES.entries()) {
    await sendGood(index);
    await send([message]);
  }
  await sendGood(CASES.length);
  const isShown = () => live.all().find(({ id }) => id === 'good')?.celsius === CASES.length;
  await waitFor('all to be recorded', async () => (await position()) === 2 * CASES.length + 1);
  await waitFor('the tail to have read all', isShown);
  const rows = await database.query<Row & { offset: number }>(
    `select kafka_offset::int as offset, f.key as freezer, celsius, flags::int as flags,
       (extract(epoch from at) * 1000)::float8 as at
     from reading join freezer f on f.id = freezer order by 1`,
  );
  for (const { offset, ...row } of rows) {
    if (row.freezer === 'good') good.push(row.celsius);
    else readings.set(offset, row);
  }
  const rejected = await database.query<{ offset: number; reason: string }>(
    'select kafka_offset::int as offset, reason from reject',
  );
  for (const { offset, reason } of rejected) reasons.set(offset, reason);
  shown = { rejects: rejects(), good: live.all().filter(({ id }) => id === 'good').length };
}, 120_000);

test.each(CASES.map((one, index) => [one.what, one.becomes, 2 * index + 1] as const))(
  'RD7, RD9: %s',
  (_what, becomes, offset) => {
    const [reason, reading] = [reasons.get(offset), readings.get(offset)];
    if (typeof becomes === 'string') {
      expect([reason, reading]).toEqual([becomes, undefined]);
      return;
    }
    expect(reason).toBeUndefined();
    expect(reading).toMatchObject(becomes);
    if (becomes.flags !== SKEWED) return;
    expect(Math.abs(Date.now() - (reading?.at ?? 0))).toBeLessThan(120_000);
  },
);

test('RD9, TL6: the good readings between them are all recorded, and shown; all rejects are counted', () => {
  expect(good).toEqual(Array.from({ length: CASES.length + 1 }, (_, n) => n));
  expect(readings.size + reasons.size).toBe(CASES.length);
  expect(shown).toEqual({ rejects: reasons.size, good: 1 });
});

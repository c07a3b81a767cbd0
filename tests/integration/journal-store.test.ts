import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import {
  createJournalStore,
  type JournalFilter,
  SEARCHED_AT_ONCE,
} from '#server/store/journal-store.ts';
import { NOON } from '#tests/support/builders.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

let database: Database;
let journal: ReturnType<typeof createJournalStore>;
/** Far more than is searched at once, by machines; and one deed of a person, long ago. */
const COUNT = 3 * SEARCHED_AT_ONCE;

beforeAll(async () => {
  database = await openNewDatabase();
  journal = createJournalStore({ database });
  await database.query(
    `insert into freezer (key, name, place, profile) values ('f1', 'Câmara 1', 'Sótão', 'beverage'), ('f2', null, null, 'beverage')`,
  );
  await write({ who: 'José', what: 'settings saved', freezer: 'f1', after: { name: 'Câmara 1' } });
  await database.query(
    `insert into journal (at, what, freezer, before, after)
     select to_timestamp($1::float8 / 1000 + n), 'alarm raised',
       (select id from freezer where key = 'f2'), '{"standing": "none"}', '{"kind": "high", "note": "50%_off"}'
     from generate_series(1, $2::int) n`,
    [NOON, COUNT],
  );
  await write({
    who: 'Ana',
    what: 'moon landed on',
    before: { on: 'earth' },
    after: { flag: 'Gelo' },
  });
});
afterAll(() => database.close());

async function write(given: {
  who: string;
  what: string;
  freezer?: string;
  before?: object;
  after: object;
}) {
  await database.query(
    `insert into journal (at, who, what, freezer, before, after)
     values (to_timestamp($1::float8 / 1000), $2, $3, (select id from freezer where key = $4), $5, $6)`,
    [NOON, given.who, given.what, given.freezer ?? null, given.before ?? null, given.after],
  );
}

const find = (filter: Partial<JournalFilter>) => journal.find({ limit: 10, ...filter });

/** All pages of it, as one who goes on until there is no more. */
async function findAll(filter: Partial<JournalFilter>) {
  const pages: Awaited<ReturnType<typeof find>>[] = [];
  for (let before: number | undefined; ; ) {
    const page = await find({ ...filter, ...(before !== undefined && { before }) });
    pages.push(page);
    if (page.next === null) return { pages, entries: pages.flatMap(({ entries }) => entries) };
    before = page.next;
  }
}

test('JO1: by person, by people at all, and by Gelo itself', async () => {
  expect((await find({ who: 'Ana' })).entries.map(({ what }) => what)).toEqual(['moon landed on']);
  expect((await findAll({ by: 'people' })).entries.map(({ who }) => who)).toEqual(['Ana', 'José']);
  const gelo = await find({ by: 'gelo' });
  expect(gelo.entries).toHaveLength(10);
  expect(gelo.entries.every(({ who }) => who === null)).toBe(true);
});

test('JO1: by deed, by freezer, and by both', async () => {
  const what = ['settings saved', 'moon landed on'];
  expect((await findAll({ what })).entries.map(({ who }) => who)).toEqual(['Ana', 'José']);
  const own = await findAll({ freezer: 'f1' });
  expect(own.entries).toMatchObject([{ freezer: 'f1', name: 'Câmara 1', who: 'José' }]);
  expect((await find({ freezer: 'f1', what: ['alarm raised'] })).entries).toEqual([]);
  expect(await find({ freezer: 'nobody' })).toEqual({ entries: [], next: null });
});

test('JO1: by time: from is in it, to is not', async () => {
  const second = (n: number) => NOON + n * 1000;
  const found = await findAll({ from: second(5), to: second(8), limit: 2 });
  expect(found.entries.map(({ at }) => at)).toEqual([second(7), second(6), second(5)]);
  expect(found.pages.map(({ entries }) => entries.length)).toEqual([2, 1]);
  const since = await findAll({ from: second(COUNT - 1) });
  expect(since.entries.map(({ at }) => at)).toEqual([second(COUNT), second(COUNT - 1)]);
  expect((await findAll({ to: second(1) })).entries.map(({ who }) => who)).toEqual(['Ana', 'José']);
});

test.each([
  ['a word of what was after', 'gelo', 'Ana'],
  ['a word of what was before', 'EARTH', 'Ana'],
  ['the deed', 'moon', 'Ana'],
  ['several words, in any order, whatever their accents', 'camara jose', 'José'],
  ['the name and place of the freezer', 'sotao', 'José'],
  ['who did it', 'josé', 'José'],
])('JO1: words are found in %s', async (_what, search, who) => {
  const { entries } = await findAll({ search });
  expect(entries.map((entry) => entry.who)).toEqual([who]);
});

test('JO1: names of fields are no words, and signs of SQL are plain ones', async () => {
  expect((await findAll({ search: 'flag' })).entries).toEqual([]);
  expect((await findAll({ search: '%', from: NOON, to: NOON + 5000 })).entries).toHaveLength(4);
  expect((await findAll({ search: '50x' })).entries).toEqual([]);
  expect((await findAll({ search: `'; drop table journal; --` })).entries).toEqual([]);
});

test('JO3: a search goes on where it stopped, so that no journal is too long for it', async () => {
  const first = await find({ search: 'camara', before: 1e15 });
  expect(first.entries).toEqual([]);
  const { pages } = await findAll({ search: 'camara' });
  expect(pages.length).toBe(4);
  expect(pages.map(({ entries }) => entries.length)).toEqual([0, 0, 0, 1]);
});

test('JO3: pages follow one another without a hole or a double, and what came since can be asked for', async () => {
  const { entries, pages } = await findAll({ limit: 1000 });
  expect(new Set(entries.map(({ id }) => id)).size).toBe(COUNT + 2);
  expect(pages.length).toBe(Math.ceil((COUNT + 2) / 1000));
  const after = entries[2]?.id ?? 0;
  expect((await find({ after })).entries).toEqual(entries.slice(0, 2));
  expect(await find({ after: entries[0]?.id ?? 0 })).toEqual({ entries: [], next: null });
});

test('JO3: up to a time they come as they happened, whenever they were written down, page by page', async () => {
  const other = await openNewDatabase();
  const minutes = [5, 3, 9, 3, 1, 7, 3, 8];
  for (const minute of minutes) {
    await other.query(
      `insert into journal (at, what) values (to_timestamp($1::float8 / 1000), 'alarm raised')`,
      [NOON + minute * 60_000 + 0.25],
    );
  }
  const store = createJournalStore({ database: other });
  const to = NOON + 8 * 60_000;
  const told: number[] = [];
  for (let before: number | null = 1e9, first = true; before !== null; first = false) {
    const page = await store.find({ to, limit: 2, ...(first ? {} : { before }) });
    told.push(...page.entries.map(({ id }) => id));
    before = page.next;
  }
  const wanted = minutes
    .map((minute, index) => ({ minute, id: index + 1 }))
    .filter(({ minute }) => minute < 8)
    .toSorted((a, b) => b.minute - a.minute || b.id - a.id);
  expect(told).toEqual(wanted.map(({ id }) => id));
  const whole: number[] = [];
  for await (const piece of store.all({ to })) whole.push(...piece.map(({ id }) => id));
  expect(whole).toEqual(told);
  // What came since is asked for in the order of writing.
  expect((await store.find({ to, after: 5, limit: 9 })).entries.map(({ id }) => id)).toEqual([
    7, 6,
  ]);
  await other.close();
});

test('JO3: a search up to a time goes on where it stopped too', async () => {
  const to = NOON + 1e12;
  const { pages } = await findAll({ search: 'camara', to });
  expect(pages.map(({ entries }) => entries.length)).toEqual([0, 0, 0, 1]);
});

test('JO6: all that fits is read piece by piece, the newest first', async () => {
  let [count, last, largest] = [0, Number.POSITIVE_INFINITY, 0];
  for await (const piece of journal.all({ by: 'gelo' })) {
    largest = Math.max(largest, piece.length);
    for (const { id } of piece) {
      expect(id).toBeLessThan(last);
      last = id;
      count++;
    }
  }
  expect(count).toBe(COUNT);
  expect(largest).toBeLessThanOrEqual(1000);
});

test('JO1: who did something and what was done is known without going through all', async () => {
  expect(await journal.names()).toEqual({
    people: ['Ana', 'José'],
    what: ['alarm raised', 'moon landed on', 'settings saved'],
  });
});

test('JO1: an empty journal has no names', async () => {
  const empty = await openNewDatabase();
  const other = createJournalStore({ database: empty });
  expect(await other.names()).toEqual({ people: [], what: [] });
  expect(await other.find({ limit: 5 })).toEqual({ entries: [], next: null });
  expect(await other.find({ limit: 5, search: 'x' })).toEqual({ entries: [], next: null });
  await empty.close();
});

import type { Doer, JournalEntry, JournalNames } from '#lib/api/journal.ts';
import type { Database } from '#server/store/database.ts';

export type JournalFilter = {
  freezer?: string;
  alarm?: number;
  who?: string;
  by?: Doer;
  /** Any of these. */
  what?: readonly string[];
  /** When it happened: epoch ms. */
  from?: number;
  to?: number;
  /** Words that must all be in it. */
  search?: string;
  /** Where to go on from: an entry's id. */
  before?: number;
  /** Entries with an id above. */
  after?: number;
  limit: number;
};

/** An entry, with what its freezer is called now. */
export type NamedEntry = JournalEntry & { name: string | null };
export type FoundEntries = { entries: NamedEntry[]; next: number | null };

/** Words are looked for in so many entries at once: a tenth of a second. Whoever wants more goes on from there. */
export const SEARCHED_AT_ONCE = 5000;
const MOST_NAMES = 1000;

export function createJournalStore({ database }: { database: Database }) {
  return {
    async find(filter: JournalFilter): Promise<FoundEntries> {
      const words = wordsOf(filter.search ?? '');
      // One more than is wanted tells whether there is more.
      const scanned = words.length === 0 ? filter.limit + 1 : SEARCHED_AT_ONCE;
      const values = [...valuesOf(filter), words, filter.limit + 1, scanned];
      const rows = await database.query<Row>(sqlOf(filter), values);
      return pageOf(rows, filter.limit, scanned);
    },

    /** All of it, in pieces; in between it holds nothing of the database's. */
    async *all(filter: Omit<JournalFilter, 'limit'>): AsyncGenerator<NamedEntry[]> {
      for (let { before } = filter; ; ) {
        const piece = { ...filter, limit: PIECE, ...(before !== undefined && { before }) };
        const { entries, next } = await this.find(piece);
        if (entries.length > 0) yield entries;
        if (next === null) return;
        before = next;
      }
    },

    async names(): Promise<JournalNames> {
      const [people, what] = await Promise.all([
        database.query<{ name: string }>(distinct('who'), [MOST_NAMES]),
        database.query<{ name: string }>(distinct('what'), [MOST_NAMES]),
      ]);
      return { people: people.map(({ name }) => name), what: what.map(({ name }) => name) };
    },
  };
}

/** As many as make 200 KB of CSV. */
const PIECE = 1000;

/** How many were looked at, and the last of them; one row of nothing else where none was found. */
type Scanned = { scanned: number; last: number | null };
type Row = Scanned & (NamedEntry | { id: null });

function pageOf(rows: readonly Row[], limit: number, most: number): FoundEntries {
  const found = rows.filter((row) => row.id !== null);
  const entries = found.slice(0, limit).map(({ scanned, last, ...entry }) => entry);
  if (found.length > limit) return { entries, next: entries.at(-1)?.id ?? null };
  const { scanned = 0, last = null } = rows[0] ?? {};
  return { entries, next: scanned < most ? null : last };
}

/** As lib/words/search.ts folds a text; PostgreSQL does the same with what it holds. */
function wordsOf(search: string): string[] {
  const plain = search.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/\s+/).filter(Boolean);
}

const VALUES = (column: string) =>
  `(select string_agg(value #>> '{}', ' ')
    from jsonb_path_query(${column}, '$.** ? (@.type() == "string" || @.type() == "number")') value)`;
const HELD = `regexp_replace(lower(normalize(
  concat_ws(' ', s.who, s.what, f.key, f.name, f.place, ${VALUES('s.before')}, ${VALUES('s.after')}),
  nfd)), '[\\u0300-\\u036f]', '', 'g')`;

function valuesOf(filter: JournalFilter): unknown[] {
  const { freezer, alarm, who, by, what, from, to, before, after } = filter;
  const moments = [from, to].map((at) => (at === undefined ? null : new Date(at)));
  const people = by === undefined ? null : by === 'people';
  const rest = [people, what ?? null, ...moments, before ?? null, after ?? null];
  return [freezer ?? null, alarm ?? null, who ?? null, ...rest];
}

/** By time up to a time that is given: in the order of writing the first of them could be anywhere. */
const BY_TIME = {
  newestFirst: 'at desc, id desc',
  oldestFirst: 'at, id',
  below: '(j.at, j.id) < ((select at from journal where id = $8), $8::bigint)',
};
const BY_ID = { newestFirst: 'id desc', oldestFirst: 'id', below: 'j.id < $8' };

function sqlOf({ to, after }: JournalFilter): string {
  const { newestFirst, oldestFirst, below } =
    to === undefined || after !== undefined ? BY_ID : BY_TIME;
  return `
    with scanned as materialized (
      select j.* from journal j
      where ($1::text is null or j.freezer = (select id from freezer where key = $1))
        and ($2::bigint is null or j.alarm = $2) and ($3::text is null or j.who = $3)
        and ($4::boolean is null or (j.who is not null) = $4)
        and ($5::text[] is null or j.what = any($5))
        and ($6::timestamptz is null or j.at >= $6) and ($7::timestamptz is null or j.at < $7)
        and ($8::bigint is null or ${below}) and ($9::bigint is null or j.id > $9)
      order by ${newestFirst} limit $12),
    found as (
      select s.id, s.at, s.recorded_at, s.who, s.what, f.key, f.name, s.alarm, s.before, s.after
      from scanned s left join freezer f on f.id = s.freezer
        cross join lateral (
          select case when cardinality($10::text[]) > 0 then ${HELD} end as text offset 0) held
      where (select coalesce(bool_and(strpos(held.text, word) > 0), true) from unnest($10::text[]) word)
      order by ${newestFirst} limit $11)
    select l.scanned, l.last, d.id::float8 as id, (extract(epoch from d.at) * 1000)::float8 as at,
      (extract(epoch from d.recorded_at) * 1000)::float8 as "recordedAt",
      d.who, d.what, d.key as freezer, d.name, d.alarm::float8 as alarm, d.before, d.after
    from (select count(*)::int as scanned,
        (select id::float8 from scanned order by ${oldestFirst} limit 1) as last from scanned) l
      left join found d on true
    order by ${newestFirst}`;
}

/** Each value once, by going from one to the next in the index rather than through all rows. */
function distinct(column: 'who' | 'what'): string {
  return `
    with recursive name as (
      (select ${column} as name from journal where ${column} is not null order by 1 limit 1)
      union all
      select (select j.${column} from journal j where j.${column} > n.name order by 1 limit 1)
      from name n where n.name is not null)
    select name from name where name is not null limit $1`;
}

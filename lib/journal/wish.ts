import { DOERS, type Doer } from '#lib/api/journal.ts';
import { validId } from '#lib/freezer/key.ts';
import { personName } from '#lib/people/person.ts';

/** Which entries the reader wants to see; in the address, so that it can be sent to somebody. */
export type JournalWish = {
  readonly freezer: string | null;
  readonly alarm: number | null;
  /** One person, or whether it was a person at all. */
  readonly who: string | null;
  readonly by: Doer | null;
  /** A deed, or a group of them. */
  readonly what: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly search: string;
};

export const NO_JOURNAL_WISH: JournalWish = {
  ...{ freezer: null, alarm: null, who: null, by: null, what: null, from: null, to: null },
  search: '',
};

const LONGEST_TEXT = 100;
const LONGEST_SEARCH = 200;
/** As far as the API takes moments. */
const LATEST = Date.UTC(10_000, 0, 1) - 1;

/** JO2: the wish in an address. What makes no sense there is as if it were absent. */
export function readJournalWish(query: URLSearchParams): JournalWish {
  const who = personName(query.get('who') ?? '') ?? null;
  const what = lineOf(query.get('what') ?? '', LONGEST_TEXT);
  return {
    freezer: validId(query.get('freezer') ?? '') ?? null,
    alarm: wholeOf(query.get('alarm'), 1, Number.MAX_SAFE_INTEGER),
    who,
    by: who === null ? (DOERS.find((each) => each === query.get('by')) ?? null) : null,
    what: what === '' ? null : what,
    from: wholeOf(query.get('from'), 0, LATEST),
    to: wholeOf(query.get('to'), 0, LATEST),
    search: lineOf(query.get('q') ?? '', LONGEST_SEARCH),
  };
}

/** The wish as an address holds it, and the API takes it. */
export function queryOfWish(wish: JournalWish): URLSearchParams {
  const { search, ...rest } = wish;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    if (value !== null) query.set(name, String(value));
  }
  if (search.trim() !== '') query.set('q', search);
  return query;
}

export function isWhole(wish: JournalWish): boolean {
  return queryOfWish(wish).size === 0;
}

/** Nothing can be between them. */
export function isBackwards({ from, to }: JournalWish): boolean {
  return from !== null && to !== null && from >= to;
}

/** Without what no text of the API may hold, cut to characters as the API counts them. */
function lineOf(text: string, most: number): string {
  return [...text.replace(/[\p{Cc}\p{Cs}]/gu, '')].slice(0, most).join('');
}

function wholeOf(text: string | null, least: number, most: number): number | null {
  if (text === null || !/^\d{1,16}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

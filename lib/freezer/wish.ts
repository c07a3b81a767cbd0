import type { FreezerView } from '#lib/api/freezers.ts';
import { validId } from '#lib/freezer/key.ts';
import type { Locale } from '#lib/words/locale.ts';
import { searchFor } from '#lib/words/search.ts';

export const USES = ['in-use', 'retired', 'sending'] as const;
/** `sending`: retired, and heard of all the same. */
type Use = (typeof USES)[number];
export const SORTS = ['name', 'id', 'place', 'profile', 'limits', 'own', 'heard'] as const;
export type Sort = (typeof SORTS)[number];

/** Which freezers the reader wants to see, and how; in the address, so that it can be sent to somebody. */
export type FreezersWish = {
  readonly show: 'freezers' | 'profiles';
  readonly search: string;
  readonly profile: string | null;
  /** The empty text is those that have no place. */
  readonly place: string | null;
  readonly use: Use | null;
  readonly sort: Sort;
  readonly down: boolean;
  /** From 1. */
  readonly page: number;
  /** The freezer that is being edited. */
  readonly edit: string | null;
};

export const NO_FREEZERS_WISH: FreezersWish = {
  ...{ show: 'freezers', search: '', profile: null, place: null, use: null },
  ...{ sort: 'name', down: false, page: 1, edit: null },
};

const LONGEST = 200;

/** FA1: the wish in an address. What makes no sense there is as if it were absent. */
export function readFreezersWish(query: URLSearchParams): FreezersWish {
  const text = (name: string) => {
    const given = query.get(name);
    // By characters: half of one could not be written into an address again.
    return given === null ? null : [...given].slice(0, LONGEST).join('');
  };
  const page = Number(query.get('page') ?? '1');
  return {
    show: query.get('show') === 'profiles' ? 'profiles' : 'freezers',
    search: text('q') ?? '',
    profile: text('profile') || null,
    place: text('place'),
    use: USES.find((use) => use === query.get('use')) ?? null,
    sort: SORTS.find((sort) => sort === query.get('sort')) ?? 'name',
    down: query.get('down') === '1',
    page: Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1,
    edit: validId(query.get('edit') ?? '') ?? null,
  };
}

export function writeFreezersWish(wish: FreezersWish): string {
  const query = new URLSearchParams();
  const { show, search, profile, place, use, sort, down, page, edit } = wish;
  if (show === 'profiles') query.set('show', show);
  if (search !== '') query.set('q', search);
  if (profile !== null) query.set('profile', profile);
  if (place !== null) query.set('place', place);
  if (use !== null) query.set('use', use);
  if (sort !== 'name') query.set('sort', sort);
  if (down) query.set('down', '1');
  if (page > 1) query.set('page', String(page));
  if (edit !== null) query.set('edit', edit);
  return query.size === 0 ? '' : `?${query}`;
}

/** Whether anything hides freezers. */
export function isNarrowed({ search, profile, place, use }: FreezersWish): boolean {
  return search.trim() !== '' || profile !== null || place !== null || use !== null;
}

/** A freezer, with what only this moment tells. */
export type ListedFreezer = FreezerView & { readonly heardAt: number | null };

/** FA10: who is retired and was heard of since, within its silence time. */
export function isSending({ retired, heardAt, settings }: ListedFreezer, now: number): boolean {
  if (retired === null || heardAt === null || heardAt <= retired) return false;
  return now - heardAt <= settings.silentAfterSeconds * 1000;
}

function usesOf(freezer: ListedFreezer, now: number): readonly Use[] {
  if (freezer.retired === null) return ['in-use'];
  return isSending(freezer, now) ? ['retired', 'sending'] : ['retired'];
}

export function ownCount({ overrides }: FreezerView): number {
  return Object.values(overrides).filter((value) => value !== undefined).length;
}

/** FA1: those that fit, in the order that is wished for; what is not there comes last. */
export function selectFreezers(
  freezers: readonly ListedFreezer[],
  wish: FreezersWish,
  given: { now: number; locale: Locale; profileName: (id: string) => string },
): ListedFreezer[] {
  const fits = searchFor(wish.search);
  const found = freezers.filter(
    (freezer) =>
      fits(`${freezer.id} ${freezer.name ?? ''} ${freezer.place ?? ''}`) &&
      (wish.profile === null || freezer.profile === wish.profile) &&
      (wish.place === null || (freezer.place ?? '') === wish.place) &&
      (wish.use === null || usesOf(freezer, given.now).includes(wish.use)),
  );
  const { compare } = new Intl.Collator(given.locale, { numeric: true });
  const keyOf = KEYS[wish.sort];
  const keyed = found.map((freezer) => ({ freezer, key: keyOf(freezer, given.profileName) }));
  const sign = wish.down ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      return Number(a.key === null) - Number(b.key === null) || compare(a.freezer.id, b.freezer.id);
    }
    const order =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : compare(String(a.key), String(b.key));
    return order * sign || compare(a.freezer.id, b.freezer.id);
  });
  return keyed.map(({ freezer }) => freezer);
}

type Key = string | number | null;
const KEYS: Record<Sort, (freezer: ListedFreezer, profileName: (id: string) => string) => Key> = {
  name: ({ name, id }) => name ?? id,
  id: ({ id }) => id,
  place: ({ place }) => place,
  profile: ({ profile }, profileName) => profileName(profile),
  limits: ({ settings }) => settings.high ?? settings.low,
  own: ownCount,
  heard: ({ heardAt }) => (heardAt === null ? null : -heardAt),
};

const PAGE_SIZE = 50;

/** The page that is wished for, or the last where there are fewer. */
export function pageOf<T>(all: readonly T[], wished: number) {
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const page = Math.min(wished, pages);
  return { page, pages, items: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) };
}

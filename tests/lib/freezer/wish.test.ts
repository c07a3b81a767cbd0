import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type FreezersWish,
  isNarrowed,
  isSending,
  type ListedFreezer,
  NO_FREEZERS_WISH,
  pageOf,
  readFreezersWish,
  SORTS,
  selectFreezers,
  USES,
  writeFreezersWish,
} from '#lib/freezer/wish.ts';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { NOON } from '#tests/support/builders.ts';

function listed(id: string, given: Partial<ListedFreezer> = {}): ListedFreezer {
  return {
    ...{ id, name: null, place: null, profile: 'beverage', overrides: {}, since: NOON },
    ...{ settings: PROFILE_SETTINGS.beverage, retired: null, newest: null, heardAt: null },
    ...given,
  };
}

const FREEZERS = [
  listed('sensor10', { name: 'Câmara', place: 'Sala 2', heardAt: NOON - 5000 }),
  listed('sensor9', { profile: 'frozen-food', settings: PROFILE_SETTINGS['frozen-food'] }),
  listed('bar', { name: 'Bar', overrides: { low: -4 }, heardAt: NOON }),
  listed('old', { retired: NOON - 1000, heardAt: NOON - 2000, place: 'Sala 2' }),
  listed('loud', { retired: NOON - 9000, heardAt: NOON - 1000 }),
];

function ids(given: Partial<FreezersWish>): string[] {
  const profileName = (id: string) => (id === 'beverage' ? 'Z' : 'A');
  const now = { now: NOON, locale: 'pt-BR' as const, profileName };
  const found = selectFreezers(FREEZERS, { ...NO_FREEZERS_WISH, ...given }, now);
  return found.map(({ id }) => id);
}

test.each([
  ['the name, or the id where there is none', {}, ['bar', 'sensor10', 'loud', 'old', 'sensor9']],
  ['the id, with numbers as such', { sort: 'id' }, ['bar', 'loud', 'old', 'sensor9', 'sensor10']],
  ['the place, none last', { sort: 'place' }, ['old', 'sensor10', 'bar', 'loud', 'sensor9']],
  ['the profile’s name', { sort: 'profile' }, ['sensor9', 'bar', 'loud', 'old', 'sensor10']],
  ['the limits', { sort: 'limits' }, ['sensor9', 'bar', 'loud', 'old', 'sensor10']],
  ['who was heard of last', { sort: 'heard' }, ['bar', 'loud', 'old', 'sensor10', 'sensor9']],
] as const)('FA1: sorted by %s', (_what, wish, order) => {
  expect(ids(wish)).toEqual(order);
});

test('FA1: the other way round what is not there still comes last', () => {
  expect(ids({ sort: 'heard', down: true }).at(-1)).toBe('sensor9');
  expect(ids({ sort: 'own', down: true })[0]).toBe('bar');
});

test.each([
  ['words of id, name and place', { search: 'sala CAMARA' }, ['sensor10']],
  ['a profile', { profile: 'frozen-food' }, ['sensor9']],
  ['a place', { place: 'Sala 2' }, ['sensor10', 'old']],
  ['no place', { place: '' }, ['bar', 'loud', 'sensor9']],
  ['in use', { use: 'in-use' }, ['bar', 'sensor10', 'sensor9']],
  ['retired', { use: 'retired' }, ['loud', 'old']],
  ['retired and sending', { use: 'sending' }, ['loud']],
  ['all of it together', { use: 'retired', place: 'Sala 2', search: 'old' }, ['old']],
] as const)('FA1: narrowed by %s', (_what, wish, found) => {
  expect(ids(wish)).toEqual(found);
  expect(isNarrowed({ ...NO_FREEZERS_WISH, ...wish })).toBe(true);
});

test('FA10: a retired freezer sends while it was heard of since, within its silence time', () => {
  const sending = (heardAt: number | null, retired: number | null) =>
    isSending(listed('a', { heardAt, retired }), NOON);
  expect(sending(NOON - 60_000, NOON - 70_000)).toBe(true);
  expect(sending(NOON - 60_001, NOON - 70_000)).toBe(false);
  expect(sending(NOON - 10, NOON - 10)).toBe(false);
  expect(sending(NOON, null)).toBe(false);
  expect(sending(null, NOON)).toBe(false);
});

const someText = fc.string({ maxLength: 20 }).map((text) => text.trim());
const someWish: fc.Arbitrary<FreezersWish> = fc.record({
  show: fc.constantFrom('freezers', 'profiles'),
  search: fc.string({ maxLength: 50 }),
  profile: fc.option(someText.filter((text) => text !== '')),
  place: fc.option(someText),
  use: fc.option(fc.constantFrom(...USES)),
  sort: fc.constantFrom(...SORTS),
  down: fc.boolean(),
  page: fc.integer({ min: 1, max: 1000 }),
  edit: fc.option(fc.constantFrom('a', 'a/b', '❄️ 1', '&edit=b')),
});

test('FA1: what is wished for is in the address', () => {
  fc.assert(
    fc.property(someWish, (wish) => {
      expect(readFreezersWish(new URLSearchParams(writeFreezersWish(wish)))).toEqual(wish);
    }),
  );
  expect(writeFreezersWish(NO_FREEZERS_WISH)).toBe('');
});

test.each(['page=-1', 'page=x', 'page=1.5', 'sort=colour', 'use=warm', 'show=all', 'edit=%00'])(
  'FA1: %s makes no sense, and is as if it were absent',
  (query) => {
    expect(readFreezersWish(new URLSearchParams(query))).toEqual(NO_FREEZERS_WISH);
  },
);

test('FA1: pages of fifty; beyond the last is the last', () => {
  const all = Array.from({ length: 101 }, (_, n) => n);
  expect(pageOf(all, 1)).toMatchObject({ page: 1, pages: 3 });
  expect(pageOf(all, 2).items).toEqual(all.slice(50, 100));
  expect(pageOf(all, 9)).toEqual({ page: 3, pages: 3, items: [100] });
  expect(pageOf([], 4)).toEqual({ page: 1, pages: 1, items: [] });
});

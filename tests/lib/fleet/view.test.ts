import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countStates,
  createFleetOrder,
  type FleetEntry,
  type FleetWish,
  groupByPlace,
  readWish,
  select,
  writeWish,
} from '#lib/fleet/view.ts';
import { TILE_STATES } from '#lib/freezer/status.ts';

const order = createFleetOrder('pt-BR');

function entry(given: Partial<FleetEntry> & { id: string }): FleetEntry {
  return { name: given.id, place: null, state: 'ok', rank: 6, unacknowledged: false, ...given };
}

const someName = fc.oneof(
  fc.constantFrom('Câmara 2', 'camara 10', 'CÂMARA 2', 'Balcão', 'balcao', 'Adega', 'Éclair'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const somePlace = fc.constantFrom(null, 'Bar', 'Cozinha', 'Terraço');
const someEntries = fc.uniqueArray(
  fc
    .record({
      id: fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
      name: someName,
      place: somePlace,
      state: fc.constantFrom(...TILE_STATES),
      rank: fc.nat(6),
      unacknowledged: fc.boolean(),
    })
    .map((given): FleetEntry => given),
  { selector: ({ id }) => id, maxLength: 30 },
);
const idsOf = (entries: readonly FleetEntry[]) => entries.map(({ id }) => id);

describe('FL2', () => {
  test('FL2: worst first, then by name, where 2 is before 10 and case and accents do not matter', () => {
    const entries = ['Câmara 10', 'câmara 2', 'Balcão', 'adega', 'Camara 1'].map((name) =>
      entry({ id: name, name }),
    );
    const worst = entry({ id: 'zero', rank: 0, unacknowledged: false });
    expect(idsOf(order([...entries, worst]))).toEqual([
      ...['zero', 'adega', 'Balcão', 'Camara 1', 'câmara 2', 'Câmara 10'],
    ]);
  });

  test('FL2: the order is the same however the entries come, and keeps each of them once', () => {
    const shuffled = someEntries.chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([entries, others]) => {
        const sorted = order(entries);
        expect(order(others)).toEqual(sorted);
        expect(order(sorted)).toEqual(sorted);
        expect(idsOf(sorted).sort()).toEqual(idsOf(entries).sort());
        expect(sorted.map(({ rank }) => rank)).toEqual(
          sorted.map(({ rank }) => rank).sort((a, b) => a - b),
        );
      }),
    );
  });

  test('FL2: one that gets worse or better moves, and leaves the others in their order', () => {
    fc.assert(
      fc.property(someEntries, fc.nat(), fc.nat(6), (entries, nth, rank) => {
        const moved = entries[nth % Math.max(1, entries.length)];
        fc.pre(moved !== undefined);
        const others = (list: readonly FleetEntry[]) =>
          idsOf(list).filter((id) => id !== moved?.id);
        const after = entries.map((each) => (each === moved ? { ...each, rank } : each));
        expect(others(order(after))).toEqual(others(order(entries)));
      }),
    );
  });

  test('FL2: the entries that were given stay as they were', () => {
    const entries = [entry({ id: 'b' }), entry({ id: 'a' })];
    order(entries);
    expect(idsOf(entries)).toEqual(['b', 'a']);
  });
});

test('FL3: every freezer is counted once, in its state', () => {
  fc.assert(
    fc.property(someEntries, (entries) => {
      const counts = countStates(entries);
      expect(Object.keys(counts).sort()).toEqual([...TILE_STATES].sort());
      for (const state of TILE_STATES) {
        expect(counts[state]).toBe(entries.filter((each) => each.state === state).length);
      }
      expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBe(entries.length);
    }),
  );
});

describe('FL3: search', () => {
  const fleet = [
    entry({ id: 'cam-2', name: 'Câmara 2', place: 'Térreo', state: 'alarm' }),
    entry({ id: 'bal-1', name: 'Balcão', place: 'Térreo' }),
    entry({ id: 'ade-7', name: 'Adega', place: null }),
  ];
  const found = (search: string, state: FleetWish['state'] = null) =>
    idsOf(select(fleet, { search, state }));

  test.each([
    ['camara', ['cam-2']],
    ['CÂMARA', ['cam-2']],
    ['terreo', ['cam-2', 'bal-1']],
    ['ade-7', ['ade-7']],
    ['  terreo   balcao ', ['bal-1']],
    ['balcao camara', []],
    ['   ', ['cam-2', 'bal-1', 'ade-7']],
  ])('FL3: %j finds %j, by id, name and place, whatever case and accents', (search, expected) => {
    expect(found(search)).toEqual(expected);
  });

  test('FL3: a state and a search go together', () => {
    expect(found('', 'alarm')).toEqual(['cam-2']);
    expect(found('terreo', 'ok')).toEqual(['bal-1']);
    expect(found('camara', 'ok')).toEqual([]);
  });

  test('FL3: what a search means in one word is no pattern', () => {
    expect(found('.*')).toEqual([]);
    expect(found('[')).toEqual([]);
  });

  const letters = fc.string({ unit: fc.constantFrom(...'aáâAÇçéo 2-') });
  const someWish = fc.record({
    state: fc.option(fc.constantFrom(...TILE_STATES)),
    search: letters,
  });

  test('FL3: what is shown is part of what there is, in the same order', () => {
    fc.assert(
      fc.property(someEntries, someWish, (entries, wish) => {
        const shown = select(entries, wish);
        expect(entries.filter((each) => shown.includes(each))).toEqual(shown);
        if (wish.state !== null) {
          for (const { state } of shown) expect(state).toBe(wish.state);
        }
      }),
    );
  });

  test('FL3: a freezer is found by any part of its name, with or without its accents', () => {
    const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (name, from, length) => {
        const part = name.slice(from % (name.length + 1)).slice(0, length);
        const entries = [entry({ id: 'one', name })];
        for (const search of [part, plain(part), part.toUpperCase(), part.normalize('NFD')]) {
          expect(select(entries, { state: null, search })).toEqual(entries);
        }
      }),
    );
  });

  test('FL3: while nothing is asked for, the list is the very same', () => {
    expect(select(fleet, { state: null, search: '' })).toBe(fleet);
  });
});

describe('FL4', () => {
  test('FL4: groups keep every freezer once and in its order, those without a place come last', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const groups = groupByPlace(entries);
        expect(groups.flatMap(({ ids }) => ids).sort()).toEqual(idsOf(entries).sort());
        for (const { place, ids } of groups) {
          expect(idsOf(entries.filter((each) => each.place === place))).toEqual(ids);
        }
        const places = groups.map(({ place }) => place);
        expect(new Set(places).size).toBe(places.length);
        expect(places.includes(null)).toBe(entries.some(({ place }) => place === null));
        if (places.includes(null)) expect(places.at(-1)).toBeNull();
      }),
    );
  });

  test('FL4, FL2: places stand in the order of their worst', () => {
    const entries = ['Bar', null, 'Adega', 'Bar'].map((place, n) => entry({ id: `f${n}`, place }));
    expect(groupByPlace(entries)).toEqual([
      { place: 'Bar', ids: ['f0', 'f3'] },
      { place: 'Adega', ids: ['f2'] },
      { place: null, ids: ['f1'] },
    ]);
  });
});

describe('FL3: the address', () => {
  const wishOf = (address: string) => readWish(new URL(address, 'http://gelo/').searchParams);
  const state = fc.option(fc.constantFrom(...TILE_STATES));

  test('FL3: any wish comes back from the address as it was', () => {
    const search = fc.string({ unit: 'binary', maxLength: 200, size: 'max' });
    fc.assert(
      fc.property(state, search, (wanted, text) => {
        const wish = { state: wanted, search: text };
        expect(wishOf(writeWish(wish))).toEqual(wish);
      }),
    );
  });

  test('FL3: any text in the address is a wish, which stays the same from then on', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      // What a careless cut would take half of.
      fc.constant(`${'x'.repeat(199)}🧊🧊`),
      fc.constant(`x${'🧊'.repeat(200)}`),
    );
    fc.assert(
      fc.property(text, text, (wanted, search) => {
        const query = new URLSearchParams({ state: wanted, q: search });
        const wish = wishOf(`?${query}`);
        expect([...wish.search].length).toBeLessThanOrEqual(200);
        expect(wishOf(writeWish(wish))).toEqual(wish);
      }),
    );
  });

  test.each(['', '?state=', '?state=ALARM', '?state=constructor', '?q=', '?other=1'])(
    'FL3: %j asks for nothing',
    (address) => {
      expect(wishOf(address)).toEqual({ state: null, search: '' });
    },
  );

  test('FL3: while nothing is asked for, the address says nothing', () => {
    expect(writeWish({ state: null, search: '' })).toBe('');
    expect(writeWish({ state: 'alarm', search: 'câmara 2&3' })).toBe(
      '?state=alarm&q=c%C3%A2mara+2%263',
    );
  });
});

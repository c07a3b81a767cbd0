import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FleetEntry } from '#lib/fleet/view.ts';
import { wallGrid, wallPage } from '#lib/fleet/wall.ts';

/** So many freezers, worst first: those in alarm, then the others. */
function fleet(count: number, alarms: number): FleetEntry[] {
  return Array.from({ length: count }, (_, n) => ({
    ...{ id: `f${n}`, name: `f${n}`, place: null },
    ...(n < alarms ? { state: 'alarm', rank: 0 } : { state: 'ok', rank: 6 }),
    unacknowledged: n < alarms,
  }));
}

const ids = (entries: readonly FleetEntry[]) => entries.map(({ id }) => id);
const anyFleet = fc
  .record({ count: fc.nat(60), alarms: fc.nat(60), places: fc.integer({ min: 1, max: 20 }) })
  .map(({ count, alarms, places }) => ({ sorted: fleet(count, Math.min(count, alarms)), places }));

test('WL1: what fits is shown whole, in its order, and there is nothing to page', () => {
  const sorted = fleet(6, 2);
  expect(wallPage(sorted, 6, 41)).toEqual({ entries: sorted, page: 0, pages: 1, most: 6 });
});

test('WL1: alarms stay on every page, the others come by one after the other', () => {
  const sorted = fleet(8, 1);
  expect(ids(wallPage(sorted, 4, 0).entries)).toEqual(['f0', 'f1', 'f2', 'f3']);
  expect(ids(wallPage(sorted, 4, 1).entries)).toEqual(['f0', 'f4', 'f5', 'f6']);
  expect(wallPage(sorted, 4, 2)).toMatchObject({ page: 2, pages: 3 });
  expect(ids(wallPage(sorted, 4, 3).entries)).toEqual(['f0', 'f1', 'f2', 'f3']);
});

test('WL1: a silent freezer that nobody acknowledged stays too, wherever it stands', () => {
  const sorted = fleet(8, 1).map((entry) =>
    entry.id === 'f6' ? { ...entry, state: 'silent' as const, unacknowledged: true } : entry,
  );
  for (const turn of [0, 1, 2]) {
    expect(ids(wallPage(sorted, 4, turn).entries).slice(0, 2)).toEqual(['f0', 'f6']);
  }
});

test('WL1: more alarms than half of the places page too, the worst of them stay', () => {
  const pages = [0, 1].map((turn) => ids(wallPage(fleet(6, 6), 4, turn).entries));
  expect(pages).toEqual([
    ['f0', 'f1', 'f2', 'f3'],
    ['f0', 'f1', 'f4', 'f5'],
  ]);
});

test('WL1: every freezer is on some page, none twice on one, and never more than fit', () => {
  fc.assert(
    fc.property(anyFleet, fc.integer(), ({ sorted, places }, turn) => {
      const { pages, most } = wallPage(sorted, places, turn);
      const sizes = new Set<number>();
      const seen = new Set<string>();
      for (let n = 0; n < pages; n++) {
        const shown = ids(wallPage(sorted, places, turn + n).entries);
        expect(shown.length).toBeLessThanOrEqual(most);
        sizes.add(shown.length);
        expect(new Set(shown).size).toBe(shown.length);
        for (const id of shown) seen.add(id);
      }
      expect(seen.size).toBe(sorted.length);
      expect(most).toBeLessThanOrEqual(places);
      expect(Math.max(...sizes)).toBe(most);
    }),
  );
});

test('WL1: pages are about equally full, and tiles as large as that allows', () => {
  const pages = [0, 1, 2].map((turn) => wallPage(fleet(40, 5), 20, turn));
  expect(pages.map(({ entries }) => entries.length)).toEqual([17, 17, 16]);
  expect(pages.map(({ most }) => most)).toEqual([17, 17, 17]);
});

test('WL1: tiles are as large as there is room for, and never smaller than can be read', () => {
  const least = { width: 230, height: 196 };
  const side = fc.integer({ min: 1, max: 4000 });
  fc.assert(
    fc.property(side, side, fc.nat(200), (width, height, count) => {
      const { columns, rows } = wallGrid({ width, height }, count, least);
      expect(columns >= 1 && rows >= 1).toBe(true);
      if (columns > 1) expect(width / columns).toBeGreaterThanOrEqual(least.width);
      if (rows > 1) expect(height / rows).toBeGreaterThanOrEqual(least.height);
      const most = Math.max(1, Math.floor(width / 230)) * Math.max(1, Math.floor(height / 196));
      expect(columns * rows).toBeGreaterThanOrEqual(Math.min(count, most));
    }),
  );
  expect(wallGrid({ width: 1280, height: 650 }, 3, least)).toEqual({ columns: 2, rows: 2 });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GridSizes, type PlacedTile, placeTiles, tilesBetween } from '#lib/fleet/tile-grid.ts';

const SIZES: GridSizes = { width: 500, least: 150, height: 100, gap: 10, title: 40 };

const group = (place: string | null, ...ids: string[]) => ({ place, ids });
const ids = (count: number, prefix = 'f') => Array.from({ length: count }, (_, n) => prefix + n);

const someSizes = fc.record<GridSizes>({
  width: fc.integer({ min: 0, max: 3000 }),
  least: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.constant(100_000)),
  height: fc.integer({ min: 1, max: 300 }),
  gap: fc.integer({ min: 0, max: 40 }),
  title: fc.integer({ min: 0, max: 60 }),
});
const someGroups = fc
  .array(fc.nat(25), { maxLength: 5 })
  .map((counts) => counts.map((count, n) => group(`p${n}`, ...ids(count, `p${n}-`))));

test('FL5: as many columns as fit, which fill the width', () => {
  const { tiles, tileWidth, height } = placeTiles([group(null, ...ids(4))], SIZES);
  expect(tileWidth).toBe(160);
  expect(tiles.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [170, 0],
    [340, 0],
    [0, 110],
  ]);
  expect(height).toBe(210);
});

test('FL5: on a screen narrower than a tile there is one column', () => {
  const { tiles, tileWidth } = placeTiles([group(null, 'a', 'b')], { ...SIZES, width: 90 });
  expect(tileWidth).toBe(90);
  expect(tiles.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [0, 110],
  ]);
});

test('FL4: each group has its title, unless there is one group only', () => {
  const { titles, tiles, height } = placeTiles([group('Bar', ...ids(4)), group(null, 'z')], SIZES);
  expect(titles).toEqual([
    { place: 'Bar', count: 4, x: 0, y: 0 },
    { place: null, count: 1, x: 0, y: 260 },
  ]);
  expect(tiles.map(({ y }) => y)).toEqual([40, 40, 40, 150, 300]);
  expect(height).toBe(400);
  expect(placeTiles([group('Bar', 'a')], SIZES).titles).toEqual([]);
});

test('FL5: no freezers take no room', () => {
  expect(placeTiles([], SIZES)).toMatchObject({ tiles: [], titles: [], height: 0 });
  expect(placeTiles([group(null)], SIZES)).toMatchObject({ tiles: [], height: 0 });
});

test('FL5: every freezer stands once, in the order in which it was given', () => {
  fc.assert(
    fc.property(someGroups, someSizes, (groups, sizes) => {
      const { tiles, titles } = placeTiles(groups, sizes);
      expect(tiles.map(({ id }) => id)).toEqual(groups.flatMap((each) => each.ids));
      expect(tiles.map(({ at }) => at)).toEqual(tiles.map((_, n) => n));
      expect(titles).toHaveLength(groups.length > 1 ? groups.length : 0);
    }),
  );
});

test('FL5: no two tiles or titles overlap, and none stands outside', () => {
  fc.assert(
    fc.property(someGroups, someSizes, (groups, sizes) => {
      const { tiles, titles, tileWidth, height } = placeTiles(groups, sizes);
      const boxes = [
        ...tiles.map(({ x, y }) => ({ x, y, width: tileWidth, height: sizes.height })),
        ...titles.map(({ x, y }) => ({ x, y, width: sizes.width, height: sizes.title })),
      ];
      for (const [n, a] of boxes.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(0);
        expect(a.x + a.width).toBeLessThanOrEqual(sizes.width + 1e-6);
        // The last group may be empty, and its title then stands at the very end.
        if (n < tiles.length) expect(a.y + a.height).toBeLessThanOrEqual(height + 1e-6);
        for (const b of boxes.slice(n + 1)) {
          const aside = a.x + a.width <= b.x + 1e-6 || b.x + b.width <= a.x + 1e-6;
          const apart = a.y + a.height <= b.y + 1e-6 || b.y + b.height <= a.y + 1e-6;
          expect(aside || apart).toBe(true);
        }
      }
    }),
  );
});

test('FL5: a tile is never narrower than it must be, while the screen is not', () => {
  fc.assert(
    fc.property(someSizes, (sizes) => {
      const { tileWidth } = placeTiles([group(null, 'a')], sizes);
      expect(tileWidth).toBeGreaterThanOrEqual(Math.min(sizes.least, sizes.width) - 1e-6);
    }),
  );
});

test('FL5: between two lines are all tiles that are seen there, and none that is not even touched', () => {
  const line = fc.integer({ min: -500, max: 4000 });
  fc.assert(
    fc.property(someGroups, someSizes, line, line, (groups, sizes, one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const grid = placeTiles(groups, sizes);
      const found = tilesBetween(grid, sizes, from, to);
      const bottom = ({ y }: PlacedTile) => y + sizes.height;
      const seen = grid.tiles.filter((tile) => tile.y < to && bottom(tile) > from);
      const touched = grid.tiles.filter((tile) => tile.y <= to && bottom(tile) >= from);
      expect(found).toEqual(expect.arrayContaining(seen));
      expect(touched).toEqual(expect.arrayContaining([...found]));
      expect(grid.tiles.filter((tile) => found.includes(tile))).toEqual(found);
    }),
  );
});

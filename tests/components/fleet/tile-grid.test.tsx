import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DENSITIES, tileSizes } from '#components/fleet/density.ts';
import { TileGrid } from '#components/fleet/tile-grid.tsx';
import { placeTiles } from '#lib/fleet/tile-grid.ts';
import { freezers, openScene } from '#tests/support/live-scene.tsx';

const ids = (count: number) => Array.from({ length: count }, (_, n) => `f${n}`);
const tilesIn = (container: HTMLElement) => [
  ...container.querySelectorAll<HTMLElement>('[data-freezer]'),
];
const idOf = (tile: HTMLElement) => tile.dataset['freezer'] ?? '';
const isSeen = (tile: Element) => {
  const { top, bottom } = tile.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
};

/** A grid of so many freezers, all of one place. */
async function showGrid(count: number, density: (typeof DENSITIES)[number] = 'normal') {
  const all = ids(count);
  const groups = [{ place: null, ids: all }];
  const scene = openScene({ freezers: freezers(...all) });
  const { container, change } = await scene.show(<TileGrid groups={groups} density={density} />);
  await expect.poll(() => tilesIn(container).length).toBeGreaterThan(0);
  const grid = container.querySelector('.relative') as HTMLElement;
  const width = grid.getBoundingClientRect().width;
  const sizes = { ...tileSizes(density, width), width, title: 44 };
  return { container, change, grid, place: placeTiles(groups, sizes) };
}

test.each(DENSITIES)(
  'FL5: of a thousand %s tiles, those near the screen are there, each in its place',
  async (density) => {
    const { container, grid, place } = await showGrid(1000, density);
    const tiles = tilesIn(container);
    expect(tiles.length).toBeLessThan(300);
    expect(grid.getBoundingClientRect().height).toBeCloseTo(place.height, 0);
    const origin = grid.getBoundingClientRect();
    for (const tile of tiles) {
      const { left, top } = tile.getBoundingClientRect();
      const planned = place.tiles.find(({ id }) => id === idOf(tile));
      expect(left - origin.left).toBeCloseTo(planned?.x ?? Number.NaN, 0);
      expect(top - origin.top).toBeCloseTo(planned?.y ?? Number.NaN, 0);
      expect(tile.ariaSetSize).toBe('1000');
      expect(tile.ariaPosInSet).toBe(String((planned?.at ?? 0) + 1));
    }
    expect(tiles.filter(isSeen).map(idOf)).toEqual(expect.arrayContaining(['f0', 'f1']));
  },
);

test('FL5: wherever the page is scrolled to, all tiles that are to be seen are there', async () => {
  const { container, grid, place } = await showGrid(1000);
  for (const to of [0.5, 1, 0.2]) {
    window.scrollTo(0, place.height * to);
    await expect
      .poll(() => {
        const origin = grid.getBoundingClientRect();
        const wanted = place.tiles.filter(({ y }) => {
          const top = origin.top + y;
          return top + 188 > 0 && top < window.innerHeight;
        });
        const there = new Set(tilesIn(container).map(idOf));
        return wanted.length > 0 && wanted.every(({ id }) => there.has(id));
      })
      .toBe(true);
  }
  window.scrollTo(0, 0);
});

test('FL5: of a small fleet all tiles are in the page, so that the browser finds their names', async () => {
  const { container } = await showGrid(150);
  expect(tilesIn(container)).toHaveLength(150);
});

test('FL2: a tile that changes places is not made anew, and keeps the focus', async () => {
  const { container, grid, change } = await showGrid(5);
  const tile = container.querySelector<HTMLElement>('[data-freezer="f4"]');
  const link = tile?.querySelector('a');
  link?.focus();
  const groups = [{ place: null, ids: ids(5).reverse() }];
  await change(<TileGrid groups={groups} density="normal" />);
  const left = () => tile?.getBoundingClientRect().left ?? 0;
  await expect.poll(left).toBe(grid.getBoundingClientRect().left);
  expect(tile?.isConnected).toBe(true);
  expect(document.activeElement).toBe(link);
  expect(tile?.ariaPosInSet).toBe('1');
});

test('FL2: the keyboard goes from tile to tile as they stand, not as they are called', async () => {
  const { container, change } = await showGrid(3);
  await change(<TileGrid groups={[{ place: null, ids: ['f2', 'f0', 'f1'] }]} density="normal" />);
  container.querySelector<HTMLElement>('[data-freezer="f2"] a')?.focus();
  const gone: (string | undefined)[] = [];
  for (let n = 0; n < 2; n++) {
    await userEvent.keyboard('{Tab}');
    gone.push(document.activeElement?.closest<HTMLElement>('[data-freezer]')?.dataset['freezer']);
  }
  expect(gone).toEqual(['f0', 'f1']);
});

test('FL2: tiles that change places move there before one’s eyes', async () => {
  const { container, change } = await showGrid(5);
  const groups = [{ place: null, ids: ['f1', 'f0', 'f4', 'f2', 'f3'] }];
  await change(<TileGrid groups={groups} density="normal" />);
  for (const tile of tilesIn(container)) {
    const moving = tile.getAnimations().map((each) => (each as CSSTransition).transitionProperty);
    expect(moving).toEqual(['transform']);
  }
});

test('FL4: places are named with how many they hold, those without one too', async () => {
  const scene = openScene({ freezers: freezers('a', 'b', 'c') });
  const groups = [
    { place: 'Terrace', ids: ['b', 'c'] },
    { place: null, ids: ['a'] },
  ];
  const { getByRole, container } = await scene.show(<TileGrid groups={groups} density="normal" />);
  await expect.element(getByRole('heading', { name: 'Terrace 2' })).toBeVisible();
  await expect.element(getByRole('heading', { name: 'Without a place 1' })).toBeVisible();
  for (const heading of container.querySelectorAll('h2')) {
    const title = heading.getBoundingClientRect();
    for (const tile of tilesIn(container)) {
      const { top, bottom } = tile.getBoundingClientRect();
      expect(bottom <= title.top + 1 || top >= title.bottom - 1).toBe(true);
    }
  }
});

test.each([
  [390, 'normal', 2],
  [320, 'normal', 1],
  [1280, 'normal', 5],
  [390, 'compact', 2],
  [320, 'compact', 2],
  [1280, 'compact', 8],
] as const)(
  'UI7: at %d px %s tiles stand in %d columns and nothing sticks out',
  async (width, density, columns) => {
    await page.viewport(width, 800);
    const { container } = await showGrid(12, density);
    const lefts = new Set(tilesIn(container).map((tile) => tile.getBoundingClientRect().left));
    expect(lefts.size).toBe(columns);
    const { scrollWidth, clientWidth } = document.documentElement;
    expect(scrollWidth).toBe(clientWidth);
    await page.viewport(1280, 800);
  },
);

test.each(DENSITIES)('UI7: at 390 px nothing of a %s tile sticks out of it', async (density) => {
  await page.viewport(390, 844);
  const { container } = await showGrid(3, density);
  for (const tile of tilesIn(container)) {
    expect(tile.scrollWidth).toBeLessThanOrEqual(tile.clientWidth);
    expect(tile.scrollHeight).toBeLessThanOrEqual(tile.clientHeight);
  }
  await page.viewport(1280, 800);
});

test('FL5: a grid that becomes wider places its tiles anew', async () => {
  await page.viewport(390, 844);
  const { container } = await showGrid(12);
  const right = () =>
    Math.max(...tilesIn(container).map((tile) => tile.getBoundingClientRect().right));
  expect(right()).toBeLessThanOrEqual(390);
  await page.viewport(1280, 800);
  await expect.poll(right).toBeGreaterThan(1000);
});

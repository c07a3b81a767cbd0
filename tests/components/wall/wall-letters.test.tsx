import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { Alerting } from '#components/alerting/alerting.tsx';
import { everyState } from '#components/dev/fleet-scenes.ts';
import { GivenLive } from '#components/live/live-provider.tsx';
import { Wall } from '#components/wall/wall.tsx';
import { TILE_STATES } from '#lib/freezer/status.ts';
import { ALL_UP, stepParts } from '#lib/health/parts.ts';
import { NOON } from '#tests/support/builders.ts';
import { freezers, openScene } from '#tests/support/live-scene.tsx';

afterEach(() => page.viewport(1280, 800));

const wall = (
  <Alerting makeAudio={null}>
    <Wall />
  </Alerting>
);
const ids = (count: number) => Array.from({ length: count }, (_, n) => `Freezer number ${n}`);
const tiles = (container: HTMLElement) => [...container.querySelectorAll<HTMLElement>('.tile')];

/** How large the letters are that can be seen. */
function letters(container: HTMLElement): number[] {
  const texts = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const sizes: number[] = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (element === null || element.closest('.sr-only') !== null) continue;
    sizes.push(Number.parseFloat(getComputedStyle(element).fontSize));
  }
  return sizes;
}

/** Whether all of an element is within another. */
function isWithin(inner: Element, outer: Element): boolean {
  const [a, b] = [inner.getBoundingClientRect(), outer.getBoundingClientRect()];
  return (
    a.top >= b.top - 1 && a.bottom <= b.bottom + 1 && a.left >= b.left - 1 && a.right <= b.right + 1
  );
}

const SCREENS = [
  [1920, 1080, 28],
  [3840, 2160, 56],
  [1024, 768, 19.9],
] as const;

test.each(SCREENS)(
  'WL4: on %d × %d no letter is smaller than %d px',
  async (width, height, least) => {
    await page.viewport(width, height);
    const scene = openScene({ freezers: freezers(...ids(1000)) });
    const { container } = await scene.show(wall);
    await expect.poll(() => tiles(container).length).toBeGreaterThan(8);
    expect(Math.min(...letters(container))).toBeGreaterThanOrEqual(least);
    for (const tile of tiles(container)) {
      for (const part of tile.querySelectorAll('h3, p')) expect(isWithin(part, tile)).toBe(true);
    }
    const [screen, foot] = [container.querySelector('main'), container.querySelector('footer')];
    for (const part of foot?.children ?? []) {
      if (part.tagName !== 'A') expect(screen && isWithin(part, screen)).toBe(true);
    }
  },
);

test.each(SCREENS)('WL4: on %d × %d every state is told in a word', async (width, height) => {
  await page.viewport(width, height);
  const live = everyState();
  const { container } = await openScene().show(<GivenLive live={live}>{wall}</GivenLive>);
  await expect.poll(() => tiles(container).length).toBeGreaterThan(8);
  for (const tile of tiles(container)) {
    const [line] = tile.querySelectorAll('p:not(.tile-value)');
    const [words] = line?.querySelectorAll('span') ?? [];
    expect(line && words && isWithin(words, line)).toBe(true);
    expect(words?.textContent).not.toBe('');
  }
});

test('WL4: three freezers have letters that grow with their tiles', async () => {
  await page.viewport(1920, 1080);
  const { container } = await openScene({ freezers: freezers(...ids(3)) }).show(wall);
  await expect.poll(() => tiles(container).length).toBe(3);
  const inTile = letters(tiles(container)[0] as HTMLElement);
  expect(Math.min(...inTile)).toBeGreaterThan(36);
  expect(Math.max(...inTile)).toBeGreaterThan(120);
});

test('WL4, CN2: that the connection is lost stands in a line of its own, which takes room from the tiles', async () => {
  await page.viewport(1920, 1080);
  const scene = openScene({ freezers: freezers(...ids(100)) });
  const { container, getByText } = await scene.show(wall);
  const lost = getByText(/What you see is from before/);
  await expect.element(lost).not.toBeInTheDocument();
  scene.store.setConnection('lost');
  await expect.element(lost).toBeVisible();
  const line = () => lost.element().getBoundingClientRect();
  await expect
    .poll(() => tiles(container).every((tile) => tile.getBoundingClientRect().bottom <= line().top))
    .toBe(true);
  expect(container.querySelector('main')).toHaveAttribute('data-reading', 'false');
  scene.restart({ freezers: freezers(...ids(100)) });
  await expect.element(lost).not.toBeInTheDocument();
});

test('WL4, CN4: what is away is named on the wall too', async () => {
  const parts = stepParts(ALL_UP, 'database', { up: false, reason: 'x' }, NOON);
  const { getByText } = await openScene({ freezers: freezers('a'), parts }).show(wall);
  await expect.element(getByText(/The database does not answer.*since/)).toBeVisible();
});

test('WL4: before anything is known it says that it is waiting', async () => {
  const scene = openScene(null);
  const { getByText } = await scene.show(wall);
  await expect.element(getByText('Connecting to the stream…')).toBeVisible();
});

test('WL4, UI6: counts go without their words where there is no room, and are told to readers all the same', async () => {
  await page.viewport(1024, 768);
  const { container } = await openScene().show(<GivenLive live={everyState()}>{wall}</GivenLive>);
  await expect.poll(() => tiles(container).length).toBeGreaterThan(0);
  const counts = () => [...container.querySelectorAll<HTMLElement>('footer [data-count]')];
  await expect.poll(() => counts().length).toBe(TILE_STATES.length - 1);
  for (const count of counts()) {
    expect(count.textContent).toMatch(/^\d+\D+$/);
    expect(count.querySelector('.sr-only')).not.toBeNull();
  }
  const list = container.querySelector('footer ul') as HTMLElement;
  expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth);
});

import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Fleet } from '#components/fleet/fleet.tsx';
import { named, showFleet } from '#tests/support/fleet-page.tsx';
import { openScene } from '#tests/support/live-scene.tsx';

const FACTS = [named('a', 'Attic'), named('b', 'Bar', 'Terrace'), named('c', 'Cave', 'Cellar')];
const IDS = ['a', 'b', 'c'];

test('FL4: tiles stand large, normal, compact or as a table, and the next visit finds them so', async () => {
  const { getByRole, tile, container, unmount } = await showFleet(IDS, { facts: FACTS });
  const height = () => tile('a').getBoundingClientRect().height;
  await expect.poll(height).toBe(188);
  await getByRole('button', { name: 'Large' }).click();
  await expect.poll(height).toBe(248);
  await getByRole('button', { name: 'Compact' }).click();
  await expect.poll(height).toBe(68);
  await getByRole('button', { name: 'Table' }).click();
  await expect.poll(height).toBe(48);
  expect(container.querySelector('[data-density]')).toHaveAttribute('data-density', 'table');
  await unmount();
  const again = await showFleet(IDS, { facts: FACTS });
  await expect.poll(() => again.tile('a').getBoundingClientRect().height).toBe(48);
  await expect
    .element(again.getByRole('button', { name: 'Table' }))
    .toHaveAttribute('aria-pressed', 'true');
});

test('FL4: on 1280 × 800, the header off, about sixty compact freezers stand on the screen', async () => {
  localStorage.setItem('gelo-density', 'compact');
  const header = 57;
  const ids = Array.from({ length: 100 }, (_, n) => `f${n}`);
  const { container } = await showFleet(ids);
  const seen = () =>
    [...container.querySelectorAll('[data-freezer]')].filter(
      (tile) => tile.getBoundingClientRect().bottom <= window.innerHeight - header,
    ).length;
  await expect.poll(seen).toBeGreaterThanOrEqual(56);
});

test('FL4: tiles stand by place, those without one last, and the next visit finds them so', async () => {
  const { getByRole, order, unmount } = await showFleet(IDS, { facts: FACTS });
  await expect.poll(order).toEqual(['a', 'b', 'c']);
  const byPlace = getByRole('button', { name: 'By place' });
  await byPlace.click();
  await expect.poll(order).toEqual(['b', 'c', 'a']);
  await expect.element(getByRole('heading', { name: 'Without a place 1' })).toBeVisible();
  await unmount();
  const again = await showFleet(IDS, { facts: FACTS });
  await expect.poll(again.order).toEqual(['b', 'c', 'a']);
  await again.getByRole('button', { name: 'By place' }).click();
  await expect.poll(again.order).toEqual(['a', 'b', 'c']);
});

test('FL4: what is remembered and makes no sense is passed over', async () => {
  localStorage.setItem('gelo-density', 'gigantic');
  localStorage.setItem('gelo-grouping', '__proto__');
  const { tile, order } = await showFleet(IDS, { facts: FACTS });
  await expect.poll(() => tile('a').getBoundingClientRect().height).toBe(188);
  expect(order()).toEqual(['a', 'b', 'c']);
});

test('FL2, FL4: tiles that are held can be made larger and grouped all the same', async () => {
  const { getByRole, tile, order } = await showFleet(IDS, { facts: FACTS });
  tile('a').querySelector('a')?.focus();
  await userEvent.click(getByRole('button', { name: 'By place' }));
  await expect.poll(order).toEqual(['b', 'c', 'a']);
});

test('UI1: before anything is known the page says that it is waiting', async () => {
  const scene = openScene(null);
  const { getByRole, getByText } = await scene.show(<Fleet />);
  await expect
    .element(getByRole('heading', { name: 'Freezers Connecting to the stream…' }))
    .toBeVisible();
  await expect.element(getByText('Connecting to the stream…')).toBeVisible();
  scene.restart({});
  await expect.element(getByText('No reading yet')).toBeVisible();
});

test('CN2: while readings do not come, the tiles say so by their looks', async () => {
  const { container, scene } = await showFleet(IDS);
  const reading = () => container.querySelector('[data-reading]')?.getAttribute('data-reading');
  expect(reading()).toBe('true');
  scene.store.setConnection('lost');
  await expect.poll(reading).toBe('false');
  scene.restart({});
  await expect.poll(reading).not.toBe('false');
});

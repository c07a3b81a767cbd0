import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { change, factsOf } from '#tests/support/builders.ts';
import { alarmed, named, showFleet } from '#tests/support/fleet-page.tsx';
import { stopTime, until } from '#tests/support/live-scene.tsx';

stopTime();

/** While the pointer moves its seconds pass too: use-calm.test.tsx is exact. */
const CALM_MS = 10_000;
const MOST_MS = 6000;

test('FL2: worst first, then by name in the reader’s order', async () => {
  const facts = [
    named('x', 'Câmara 10'),
    named('y', 'camara 2'),
    alarmed('z', { kind: 'warning' }),
    alarmed('k', { standing: 'acknowledged' }),
    alarmed('w'),
  ];
  const { order } = await showFleet(['x', 'y', 'z', 'k', 'w'], { facts });
  await expect.poll(order).toEqual(['w', 'k', 'z', 'y', 'x']);
});

test('FL2: what gets worse moves to the front by itself, and back', async () => {
  const { scene, order } = await showFleet(['a', 'b', 'c']);
  await expect.poll(order).toEqual(['a', 'b', 'c']);
  scene.advance({ facts: [alarmed('c')] });
  await expect.poll(order).toEqual(['c', 'a', 'b']);
  scene.advance({ facts: [factsOf('c')] });
  await expect.poll(order).toEqual(['a', 'b', 'c']);
});

test('FL2: while the pointer is on the tiles they keep their places, and say what they are', async () => {
  const { scene, order, tile, held } = await showFleet(['a', 'b', 'c']);
  await userEvent.hover(tile('a'));
  await until('the tiles to be held', held);
  scene.advance({ facts: [alarmed('c')] });
  await until('the alarm', () => tile('c').dataset['state'] === 'alarm');
  expect(order()).toEqual(['a', 'b', 'c']);
  await userEvent.hover(page.getByRole('searchbox'));
  await expect.poll(order).toEqual(['c', 'a', 'b']);
});

test('FL2: a pointer that rests for ten seconds holds nothing any more', async () => {
  const { scene, order, tile, held } = await showFleet(['a', 'b']);
  await userEvent.hover(tile('a'));
  await until('the tiles to be held', held);
  scene.advance({ facts: [alarmed('b')] });
  scene.pass(CALM_MS / 2);
  await until('the alarm', () => tile('b').dataset['state'] === 'alarm');
  expect(order()).toEqual(['a', 'b']);
  scene.pass(CALM_MS / 2);
  await expect.poll(order).toEqual(['b', 'a']);
});

test('FL2: while the keyboard goes through the tiles they keep their places', async () => {
  const { scene, order, tile, held } = await showFleet(['a', 'b']);
  tile('a').querySelector('a')?.focus();
  await until('the tiles to be held', held);
  scene.advance({ facts: [alarmed('b')] });
  await until('the alarm', () => tile('b').dataset['state'] === 'alarm');
  scene.pass(MOST_MS);
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(tile('b').querySelector('a'));
  scene.pass(MOST_MS);
  expect(order()).toEqual(['a', 'b']);
  scene.pass(CALM_MS - MOST_MS);
  await expect.poll(order).toEqual(['b', 'a']);
  expect(document.activeElement).toBe(tile('b').querySelector('a'));
});

test('FL2, FL3: another question is answered at once, wherever the pointer is', async () => {
  const { scene, order, tile, held } = await showFleet(['a', 'b']);
  await userEvent.hover(tile('a'));
  await until('the tiles to be held', held);
  scene.advance({ facts: [alarmed('b')] });
  await until('the alarm', () => tile('b').dataset['state'] === 'alarm');
  window.history.replaceState(null, '', '/?state=alarm');
  await expect.poll(order).toEqual(['b']);
});

test('FL2: a freezer that comes while tiles are held appears once they are released', async () => {
  const { scene, order, tile, held } = await showFleet(['a', 'c']);
  await userEvent.hover(tile('a'));
  await until('the tiles to be held', held);
  scene.advance({ changes: [change({ id: 'b' })] });
  scene.pass(CALM_MS / 2);
  expect(order()).toEqual(['a', 'c']);
  scene.pass(CALM_MS / 2);
  await expect.poll(order).toEqual(['a', 'b', 'c']);
});

import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Alerting } from '#components/alerting/alerting.tsx';
import { Wall } from '#components/wall/wall.tsx';
import { freezers, openScene } from '#tests/support/live-scene.tsx';

afterEach(() => vi.unstubAllGlobals());

const many = Array.from({ length: 200 }, (_, n) => `f${n}`);
const shown = (container: HTMLElement) =>
  [...container.querySelectorAll<HTMLElement>('[data-freezer]')].map(
    (tile) => tile.dataset['freezer'] ?? '',
  );
const wall = (
  <Alerting makeAudio={null}>
    <Wall />
  </Alerting>
);

test('WL1: what does not fit comes on another page, by itself', async () => {
  const scene = openScene({ freezers: freezers(...many) });
  const { container } = await scene.show(wall);
  await expect.poll(() => shown(container).length).toBeGreaterThan(0);
  const first = shown(container);
  expect(first.length).toBeLessThan(many.length);
  scene.pass(10_000);
  await expect.poll(() => shown(container)[0], { timeout: 5000 }).not.toBe(first[0]);
});

test('WL1: it has no buttons, and tiles are no links: nobody is led away by leaning on it', async () => {
  const scene = openScene({ freezers: freezers('a', 'b') });
  const { container } = await scene.show(wall);
  await expect.poll(() => shown(container)).toEqual(['a', 'b']);
  expect(container.querySelectorAll('button, li a')).toHaveLength(0);
});

test('WL1, FL7: without freezers it says how to send a reading', async () => {
  const scene = openScene({ freezers: [] });
  await scene.show(wall);
  await expect.element(page.getByText(/Send a message to the topic/)).toBeVisible();
});

test('WL3: the screen is kept awake, again after it was hidden, and let go at the end', async () => {
  const release = vi.fn(async () => undefined);
  const request = vi.fn(async () => ({ release }));
  vi.stubGlobal('navigator', {
    ...navigator,
    userAgent: navigator.userAgent,
    wakeLock: { request },
  });
  const scene = openScene({ freezers: freezers('a') });
  const { unmount } = await scene.show(wall);
  await expect.poll(() => request.mock.calls.length).toBe(1);
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => request.mock.calls.length).toBe(2);
  await unmount();
  expect(release).toHaveBeenCalled();
});

import { expect, test } from 'vitest';
import { alarmView, change, factsOf, NOON, slot } from '#tests/support/builders.ts';
import { openScene } from '#tests/support/live-scene.tsx';
import { OneTile } from '#tests/support/one-tile.tsx';

/** Fifteen minutes that rise by a degree each. */
const RISING = Array.from({ length: 90 }, (_, n) => slot(n - 90, n / 6));

test('UI1, FL6: a compact tile shows name, value, trend, state and age, and no line', async () => {
  const scene = openScene({ freezers: [change({ slots: RISING, at: NOON - 3000 })] });
  const { container, getByText, getByRole } = await scene.show(<OneTile look="compact" />);
  await expect.element(getByRole('heading', { name: 'f1' })).toBeVisible();
  await expect.element(getByText('−3.42')).toBeVisible();
  await expect.element(getByText('Normal')).toBeVisible();
  expect(container.querySelector('[data-trend]')).toHaveAttribute('data-trend', 'rising');
  expect(container.querySelector('.tile-spark')).toBeNull();
  expect(isInside(container, '3\u00a0s ago')).toBe(true);
});

test('UI6: of a compact tile the state is never cut for the age beside it', async () => {
  const facts = [factsOf('f1', { alarms: [alarmView({ kind: 'warning' })] })];
  const scene = openScene({ freezers: [change({ at: NOON - 3000 })], facts });
  const { container } = await scene.show(<OneTile look="compact" width={144} />);
  expect(isInside(container, 'Close to a limit')).toBe(true);
  expect(isInside(container, '3\u00a0s ago')).toBe(false);
});

/** Whether a text stands in its tile in full. */
function isInside(container: HTMLElement, text: string): boolean {
  const element = [...container.querySelectorAll<HTMLElement>('li span')].find(
    (each) => each.childElementCount === 0 && each.textContent === text,
  );
  const line = element?.closest('p');
  if (element === undefined || line == null) throw new Error(`nothing says “${text}”`);
  return (
    element.getBoundingClientRect().bottom <= line.getBoundingClientRect().bottom + 1 &&
    element.scrollWidth <= element.clientWidth + 1
  );
}

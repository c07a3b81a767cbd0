import { expect, test, vi } from 'vitest';
import { StateFilter } from '#components/fleet/state-filter.tsx';
import type { FleetCounts } from '#lib/fleet/view.ts';
import { TILE_STATES } from '#lib/freezer/status.ts';
import { openScene } from '#tests/support/live-scene.tsx';

const NONE: FleetCounts = {
  ...{ alarm: 0, silent: 0, returned: 0, warn: 0, shelved: 0, ok: 0, unknown: 0 },
};
const texts = (container: HTMLElement) =>
  [...container.querySelectorAll('button')].map((button) => button.textContent);
const show = (counts: Partial<FleetCounts>, chosen: (typeof TILE_STATES)[number] | null = null) => {
  const choose = vi.fn();
  const filter = <StateFilter counts={{ ...NONE, ...counts }} chosen={chosen} choose={choose} />;
  return openScene()
    .show(filter)
    .then((shown) => ({ ...shown, choose }));
};

test('FL3: states stand worst first with their counts; those that nobody is in are left out', async () => {
  const { container } = await show({ ok: 7, alarm: 2, silent: 1 });
  expect(texts(container)).toEqual(['All 10', 'Alarm 2', 'Silent 1', 'Normal 7']);
});

test('UI6: each state has its shape and its word', async () => {
  const every = Object.fromEntries(TILE_STATES.map((state) => [state, 1]));
  const { container } = await show(every);
  const buttons = [...container.querySelectorAll('[data-count]')];
  expect(buttons.map((each) => each.getAttribute('data-count'))).toEqual([...TILE_STATES]);
  for (const button of buttons) expect(button.querySelector('svg')).not.toBeNull();
});

test('FL3: a click chooses a state, a second one all; so does “all”', async () => {
  const { getByRole, choose, unmount } = await show({ ok: 1, alarm: 1 });
  await getByRole('button', { name: 'Alarm 1' }).click();
  await unmount();
  const chosen = await show({ ok: 1, alarm: 1 }, 'alarm');
  await chosen.getByRole('button', { name: 'Alarm 1' }).click();
  await chosen.getByRole('button', { name: 'All 2' }).click();
  expect([...choose.mock.calls, ...chosen.choose.mock.calls]).toEqual([['alarm'], [null], [null]]);
});

test('FL3: which one is chosen is told, and stays to be chosen off when nobody is in it', async () => {
  const { container } = await show({ ok: 3 }, 'warn');
  expect(texts(container)).toEqual(['All 3', 'Warning 0', 'Normal 3']);
  const pressed = [...container.querySelectorAll('[aria-pressed="true"]')];
  expect(pressed.map(({ textContent }) => textContent)).toEqual(['Warning 0']);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { alarmed, named, showFleet } from '#tests/support/fleet-page.tsx';
import { goTo } from '#tests/support/live-scene.tsx';

beforeEach(() => page.viewport(390, 844));
afterEach(() => page.viewport(1280, 800));

const FACTS = [alarmed('a'), named('b', 'Câmara 2', 'Térreo'), named('c', 'Balcão', 'Térreo')];
const IDS = ['a', 'b', 'c'];
const show = () => showFleet(IDS, { facts: FACTS });
const tools = () => page.getByRole('button', { name: 'Filter & view' });
const field = () => page.getByRole('searchbox', { includeHidden: true });

test('FL8: on a phone states and first tiles are on the first screen, and the tools are not', async () => {
  const { tile, getByRole } = await show();
  for (const name of ['All 3', 'Alarm 1', 'Normal 2']) {
    await expect.element(getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  }
  await expect.poll(() => tile('a').getBoundingClientRect().top).toBeLessThan(200);
  await expect.element(field()).not.toBeVisible();
});

test('FL8: all states are in sight at once, however many there are', async () => {
  const kinds = ['high', 'warning', 'silent'] as const;
  const facts = [
    ...kinds.map((kind) => alarmed(kind, { kind })),
    ...[alarmed('over', { standing: 'returned' }), alarmed('shelf', { shelvedUntil: 9e15 })],
  ];
  const { container } = await showFleet([...facts.map(({ freezer }) => freezer), 'ok'], { facts });
  const counts = [...container.querySelectorAll('[data-count]')];
  expect(counts).toHaveLength(6);
  for (const count of counts) {
    const { left, right, height } = count.getBoundingClientRect();
    expect([left >= 0, right <= 390, height >= 44]).toEqual([true, true, true]);
    expect(count.scrollWidth).toBeLessThanOrEqual(count.clientWidth);
  }
});

test('FL8: a button where the thumb is opens search, groups and size, and Escape closes them', async () => {
  const { order, getByRole } = await show();
  await expect.element(tools()).toHaveAttribute('aria-expanded', 'false');
  expect(tools().element().getBoundingClientRect().top).toBeGreaterThan(844 / 2);
  await tools().click();
  await expect.element(tools()).toHaveAttribute('aria-expanded', 'true');
  const shown = document.getElementById(tools().element().getAttribute('aria-controls') ?? '');
  expect(shown?.contains(field().element())).toBe(true);
  await getByRole('button', { name: 'By place' }).click();
  await expect.poll(order).toEqual(['c', 'b', 'a']);
  await userEvent.fill(field(), 'terreo');
  await expect.poll(order).toEqual(['c', 'b']);
  await userEvent.keyboard('{Escape}');
  await expect.element(field()).not.toBeVisible();
  await expect.element(tools()).toHaveFocus();
  expect(window.location.search).toBe('?q=terreo');
});

test('FL8, UI7: on the smallest phone nothing of the tools sticks out', async () => {
  await page.viewport(320, 640);
  const { getByRole } = await showFleet(IDS, { facts: FACTS }, 'pt-BR');
  const button = getByRole('button', { name: 'Filtro e exibição' });
  await button.click();
  const opened = document.getElementById(button.element().getAttribute('aria-controls') ?? '');
  const { left, right } = opened?.getBoundingClientRect() ?? new DOMRect(-1, 0, 9999);
  expect([left >= 0, right <= 320]).toEqual([true, true]);
  expect(opened?.scrollWidth).toBeLessThanOrEqual(opened?.clientWidth ?? 0);
  expect(document.documentElement.scrollWidth).toBe(320);
});

test('FL8: by keyboard the tools come right after the button that opens them', async () => {
  await show();
  (tools().element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}{Tab}');
  await expect.element(field()).toHaveFocus();
});

test('FL8: what the address asks for is in sight while the tools are not, and can be taken off', async () => {
  goTo('/?state=ok&q=terreo');
  const { order, getByRole } = await show();
  await expect.poll(order).toEqual(['c', 'b']);
  await expect.element(field()).not.toBeVisible();
  const state = getByRole('button', { name: 'Normal 2' });
  await expect.element(state).toHaveAttribute('aria-pressed', 'true');
  await expect.element(state).toBeInViewport({ ratio: 1 });
  const searched = getByRole('button', { name: 'terreo – Clear search' });
  await expect.element(searched).toBeInViewport({ ratio: 1 });
  await searched.click();
  expect(window.location.search).toBe('?state=ok');
  await expect.element(searched).not.toBeInTheDocument();
  await expect.element(tools()).toHaveFocus();
});

test('FL8: the last tile can be scrolled clear of the button', async () => {
  const { container } = await showFleet(Array.from({ length: 30 }, (_, n) => `f${n}`));
  await expect.poll(() => container.querySelectorAll('[data-freezer]').length).toBe(30);
  window.scrollTo(0, document.documentElement.scrollHeight);
  const bottom = () =>
    Math.max(
      ...[...container.querySelectorAll('[data-freezer]')].map(
        (tile) => tile.getBoundingClientRect().bottom,
      ),
    );
  await expect.poll(bottom).toBeLessThan(tools().element().getBoundingClientRect().top);
  window.scrollTo(0, 0);
});

test('FL8: on a desk all of it stands beside the states, without that button', async () => {
  await page.viewport(1280, 800);
  await show();
  await expect.element(field()).toBeVisible();
  await expect.element(page.getByText('Filter & view')).not.toBeVisible();
});

import { expect, test } from 'vitest';
import { HistorySection } from '#components/freezer/history-section.tsx';
import { NOON } from '#tests/support/builders.ts';
import { MINUTE, pointAt, serving, showOfFreezer } from '#tests/support/freezer-page.tsx';
import { goTo } from '#tests/support/live-scene.tsx';

const here = () => decodeURIComponent(window.location.search);

test('FZ2: a range is chosen with a click, and is in the address', async () => {
  const asked = serving();
  const { getByRole } = await showOfFreezer(<HistorySection id="f1" />);
  await expect
    .element(getByRole('button', { name: '1 h' }))
    .toHaveAttribute('aria-pressed', 'true');
  await getByRole('button', { name: '30 days' }).click();
  await expect.poll(here).toBe('?range=30d');
  await expect
    .element(getByRole('button', { name: '30 days' }))
    .toHaveAttribute('aria-pressed', 'true');
  const month = `from=${NOON - 30 * 24 * 60 * MINUTE}&to=${NOON}`;
  // The chart asks first: who clicked looks at it.
  for (const wanted of [`history?${month}&points=500`, `statistics?${month}`]) {
    await expect.poll(() => asked.map(({ path }) => path)).toContain(`/api/freezers/f1/${wanted}`);
  }
});

test('FZ2: the range of an address is shown, and the way back of the browser undoes a choice', async () => {
  goTo('/freezers/f1?range=7d');
  serving();
  const { getByRole } = await showOfFreezer(<HistorySection id="f1" />);
  const week = getByRole('button', { name: '7 days' });
  await expect.element(week).toHaveAttribute('aria-pressed', 'true');
  await getByRole('button', { name: '24 h' }).click();
  await expect.element(week).toHaveAttribute('aria-pressed', 'false');
  window.history.back();
  await expect.element(week).toHaveAttribute('aria-pressed', 'true');
});

test('FZ2: a range that makes no sense is put right, and that is said', async () => {
  goTo('/freezers/f1?from=soon&to=later');
  serving();
  const { getByText, getByRole } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.element(getByText(/This is the last hour instead\./)).toBeVisible();
  await expect
    .element(getByRole('button', { name: '1 h' }))
    .toHaveAttribute('aria-pressed', 'true');
});

test('FZ2: a range of one’s own is from then to then by this device’s clock', async () => {
  serving();
  const { getByRole, getByLabelText, getByText } = await showOfFreezer(<HistorySection id="f1" />);
  await getByRole('button', { name: 'Custom' }).click();
  await getByLabelText('From').fill('2026-01-01T09:00');
  await getByLabelText('To').fill('2026-01-01T08:00');
  await getByRole('button', { name: 'Show' }).click();
  await expect.element(getByText(/the earlier one first/)).toBeVisible();
  await getByLabelText('From').fill('2025-12-31T08:00');
  await getByRole('button', { name: 'Show' }).click();
  const iso = (text: string) => new Date(text).toISOString().replace('.000Z', 'Z');
  await expect.poll(here).toBe(`?from=${iso('2025-12-31T08:00')}&to=${iso('2026-01-01T08:00')}`);
  await expect
    .element(getByRole('button', { name: 'Custom' }))
    .toHaveAttribute('aria-pressed', 'true');
});

test('FZ4: dragging zooms to what was dragged over, and the address has it', async () => {
  serving();
  const { find } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.poll(() => find('[data-plot]')).not.toBeNull();
  const plot = find('[data-plot]') as HTMLElement;
  pointAt(plot, 0.5, 'pointerdown');
  pointAt(plot, 0.75);
  await expect.poll(() => find('[data-drag]')).not.toBeNull();
  pointAt(plot, 0.75, 'pointerup');
  await expect.poll(here).toMatch(/^\?from=2026-01-01T11:30:0.*&to=2026-01-01T11:45:0/);
  expect(find('[data-drag]')).toBeNull();
});

test('FZ4: by keyboard one zooms, pans and goes back to live', async () => {
  serving();
  const { find, getByRole } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.poll(() => find('[data-plot]')).not.toBeNull();
  const press = (key: string) =>
    find('[data-plot]')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  press('+');
  await expect.poll(here).toBe('?from=2026-01-01T11:15:00Z&to=2026-01-01T11:45:00Z');
  press('ArrowLeft');
  await expect.poll(here).toBe('?from=2026-01-01T11:00:00Z&to=2026-01-01T11:30:00Z');
  press('-');
  await expect.poll(here).toBe('?from=2026-01-01T10:45:00Z&to=2026-01-01T11:45:00Z');
  press('Escape');
  await expect.poll(here).toBe('?range=1h');
  await getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(here).toBe('?from=2026-01-01T11:15:00Z&to=2026-01-01T11:45:00Z');
  await getByRole('button', { name: 'Back to live' }).click();
  await expect.poll(here).toBe('?range=1h');
});

test('FZ8: CSV and report are of the range that is shown, CSV in the reader’s locale', async () => {
  goTo('/freezers/f1?from=2026-01-01T11:00:00Z&to=2026-01-01T11:30:00Z');
  serving();
  const { getByRole } = await showOfFreezer(<HistorySection id="f1" />, { locale: 'pt-BR' });
  const query = `from=${NOON - 60 * MINUTE}&to=${NOON - 30 * MINUTE}`;
  await expect
    .element(getByRole('link', { name: 'Baixar CSV' }))
    .toHaveAttribute('href', `/api/freezers/f1/readings.csv?${query}&locale=pt-BR`);
  await expect
    .element(getByRole('link', { name: 'Relatório' }))
    .toHaveAttribute('href', `/freezers/f1/report?${query}`);
});

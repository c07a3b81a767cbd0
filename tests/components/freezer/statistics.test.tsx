import { expect, test } from 'vitest';
import { HistorySection } from '#components/freezer/history-section.tsx';
import { problem } from '#tests/support/alarms-page.tsx';
import { NOON } from '#tests/support/builders.ts';
import { MINUTE, STATISTICS, serving, showOfFreezer } from '#tests/support/freezer-page.tsx';
import { goTo } from '#tests/support/live-scene.tsx';

const HOUR = { from: NOON - 60 * MINUTE, to: NOON };

test('FZ6: the statistics of the chart’s range are told with their units, and what they are made of', async () => {
  const asked = serving();
  const { find } = await showOfFreezer(<HistorySection id="f1" />);
  const told = (name: string) => find(`[data-statistic="${name}"]`)?.textContent;
  await expect.poll(() => told('least')).toBe('Lowest3.00\u00a0°C');
  expect(told('greatest')).toBe('Highest9.50\u00a0°C');
  expect(told('mean')).toBe('Mean4.25\u00a0°C');
  expect(told('mkt')).toBe('Mean kinetic temperature4.50\u00a0°C');
  expect(told('covered')).toBe('Time covered45\u00a0min75% of the period');
  expect(told('outside')).toBe('Time outside limits6\u00a0min6\u00a0min above');
  expect(told('longest')).toMatch(/^Longest excursion6\u00a0minfrom .*, reached 9\.50\u00a0°C$/);
  const paths = asked.map(({ path }) => path);
  const query = `from=${HOUR.from}&to=${HOUR.to}`;
  const history = paths.indexOf(`/api/freezers/f1/history?${query}&points=500`);
  const statistics = paths.indexOf(`/api/freezers/f1/statistics?${query}`);
  expect(history).toBeGreaterThanOrEqual(0);
  expect(statistics).toBeGreaterThan(history);
});

test('FZ6: where nothing was measured that is said', async () => {
  serving({ '/statistics': () => ({ ...HOUR, statistics: null }) });
  const { getByText } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.element(getByText(/^Not enough data for statistics/)).toBeVisible();
});

test('FZ6: what a figure cannot tell is said, and so are probe errors and calm', async () => {
  const calm = { outsideMs: 0, aboveMs: 0, longestExcursion: null };
  const statistics = { ...STATISTICS, ...calm, min: null, mkt: null, faulty: 2 };
  serving({ '/statistics': () => ({ ...HOUR, statistics }) });
  const { find, getByText } = await showOfFreezer(<HistorySection id="f1" />, { locale: 'pt-BR' });
  const told = (name: string) => find(`[data-statistic="${name}"]`)?.textContent;
  await expect.poll(() => told('least')).toBe('Mínimadados insuficientes');
  expect(told('mkt')).toContain('dados insuficientes');
  expect(told('mean')).toContain('4,25\u00a0°C');
  expect(told('outside')).toBe('Tempo fora dos limitesnenhum');
  expect(told('longest')).toBe('Excursão mais longanenhuma');
  await expect.element(getByText(/^2 erros da sonda/)).toBeVisible();
});

test('FZ6: a range that moved on has its statistics asked for again, with its history', async () => {
  const asked = serving();
  const { find, scene } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.poll(() => find('[data-statistic="least"]')?.textContent).toContain('3.00');
  scene.pass(7 * MINUTE);
  const to = NOON + 7 * MINUTE;
  const wanted = `/api/freezers/f1/statistics?from=${to - 60 * MINUTE}&to=${to}`;
  await expect.poll(() => asked.map(({ path }) => path), { timeout: 5000 }).toContain(wanted);
});

test('FZ6: statistics that could not be had can be asked for again', async () => {
  goTo('/freezers/f1?from=2026-01-01T11:00:00Z&to=2026-01-01T11:59:00Z');
  let away = true;
  serving({
    '/statistics': () =>
      away ? problem(503, 'The database is away.') : { ...HOUR, statistics: STATISTICS },
  });
  const { find, getByText, getByRole } = await showOfFreezer(<HistorySection id="f1" />);
  await expect.element(getByText(/The database is away\./)).toBeVisible();
  away = false;
  await getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => find('[data-statistic="least"]')?.textContent).toContain('3.00');
});

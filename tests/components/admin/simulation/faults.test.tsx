import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { problem } from '#tests/support/alarms-page.tsx';
import { NOON } from '#tests/support/builders.ts';
import { showSimulation, simulatedSensor } from '#tests/support/simulation-page.tsx';

beforeEach(() => localStorage.clear());

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');
const kind = (name: RegExp) => dialog().getByRole('radio', { name });

test('SM6: what is wrong is listed with whom and until when, and can be ended', async () => {
  const faults = [
    { id: 7, kind: 'stuck' as const, sensors: ['sensor1'], from: NOON, until: NOON + 90_000 },
    { id: 8, kind: 'silence' as const, sensors: null, from: NOON, until: NOON + 30_000 },
  ];
  const { find, all, done } = await showSimulation({ view: { faults } });
  await expect.poll(() => all('li[data-fault]').length).toBe(2);
  const stuck = find('li[data-fault="stuck"]')?.textContent;
  expect(stuck).toContain('Probe stucksensor1ends in 1\u00a0min');
  expect(find('li[data-fault="silence"]')?.textContent).toContain('all sensorsends in 30\u00a0s');
  expect(find('[data-sensor="sensor1"]')?.textContent).toContain('Probe stuck');
  expect(find('[data-sensor="sensor0"]')?.textContent).not.toContain('Probe stuck');
  await button('End Probe stuck').click();
  expect(done()).toEqual([['DELETE', '/faults/7', {}]]);
});

test('SM6: one sensor leaves its limits now: two clicks', async () => {
  const { done } = await showSimulation();
  await button('Fault for sensor0').click();
  await expect.element(dialog()).toMatchTextContent(/With 1 sensor/);
  await dialog().getByRole('button', { name: 'Begin' }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
  const body = { kind: 'off-range', seconds: 300, sensors: ['sensor0'] };
  expect(done()).toEqual([['POST', '/faults', body]]);
});

test('SM6: a fault for all, or for some, of another kind and length', async () => {
  const { done } = await showSimulation();
  await button('Set a fault…').click();
  await expect.element(dialog()).toMatchTextContent(/With all sensors/);
  await kind(/^Silence/).click({ force: true });
  await dialog().getByRole('button', { name: '30\u00a0s' }).click();
  await dialog().getByRole('button', { name: 'Begin' }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
  await page.getByRole('checkbox', { name: 'Select sensor1' }).click();
  await page.getByRole('checkbox', { name: 'Select sensor2' }).click();
  const bar = page.getByRole('region', { name: 'What to do with those selected' });
  await bar.getByRole('button', { name: 'Fault…' }).click();
  await kind(/^Duplicates/).click({ force: true });
  await dialog().getByRole('button', { name: 'Begin' }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
  const sensors = ['sensor1', 'sensor2'];
  expect(done()).toEqual([
    ['POST', '/faults', { kind: 'silence', seconds: 30 }],
    ['POST', '/faults', { kind: 'duplicate', seconds: 300, sensors }],
  ]);
});

test('SM6: what happens to a freezer takes the physical model', async () => {
  const sensors = [simulatedSensor(0), simulatedSensor(1, { model: 'physical' })];
  await showSimulation({ sensors });
  await button('Fault for sensor0').click();
  await expect.element(kind(/^Door open/)).toBeDisabled();
  await expect.element(dialog()).toMatchTextContent(/Needs the physical model\./);
  await dialog().getByRole('button', { name: 'Close' }).click();
  await button('Fault for sensor1').click();
  await expect.element(kind(/^Door open/)).toBeEnabled();
});

test('SM6, UI10: a refusal stays in the dialog, with its reason', async () => {
  await showSimulation({
    answer: ({ path }) =>
      path.endsWith('/faults') ? problem(422, 'Start them first, then try again.') : undefined,
  });
  await button('Fault for sensor0').click();
  await dialog().getByRole('button', { name: 'Begin' }).click();
  await expect.element(dialog().getByRole('alert')).toMatchTextContent(/Start them first/);
});

import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { problem } from '#tests/support/alarms-page.tsx';
import { change } from '#tests/support/builders.ts';
import { showSimulation, simulatedSensor } from '#tests/support/simulation-page.tsx';

beforeEach(() => localStorage.clear());

const button = (name: string | RegExp) => page.getByRole('button', { name });

test('SM15: each sensor is a card with its newest value, its place in the log, model and state', async () => {
  const sensors = [
    simulatedSensor(0),
    simulatedSensor(1, { running: false, model: 'physical', rate: 0.5, profile: 'frozen-food' }),
  ];
  const newest = change({ id: 'sensor0', celsius: -3.42, partition: 1, offset: '77' });
  const { find, scene } = await showSimulation({ sensors, live: { freezers: [newest] } });
  await expect.poll(() => find('[data-sensor="sensor0"]')?.textContent).toContain('−3.42');
  const text = (id: string) => find(`[data-sensor="${id}"]`)?.textContent ?? '';
  for (const part of ['Running', 'Plain · 1/s', 'partition 1, offset 77']) {
    expect(text('sensor0')).toContain(part);
  }
  for (const part of ['no reading yet', 'Stopped', 'Physical · 0.5/s · Frozen food']) {
    expect(text('sensor1')).toContain(part);
  }
  scene.advance({ changes: [change({ id: 'sensor1', celsius: -20 })] });
  await expect.poll(() => text('sensor1')).toContain('−20.00');
});

test('SM15: the same as a table, which is remembered', async () => {
  const { find, unmount } = await showSimulation();
  await button('Table').click();
  await expect.poll(() => find('tr[data-sensor="sensor2"]')).not.toBeNull();
  expect(find('li[data-sensor]')).toBeNull();
  await unmount();
  const again = await showSimulation();
  await expect.poll(() => again.find('tr[data-sensor="sensor2"]')).not.toBeNull();
});

test('SM2: one is started or stopped with one click', async () => {
  const sensors = [simulatedSensor(0), simulatedSensor(1, { running: false })];
  const { done } = await showSimulation({ sensors });
  await button('Stop sensor0').click();
  await button('Start sensor1').click();
  expect(done()).toEqual([
    ['POST', '/stop', { sensors: ['sensor0'] }],
    ['POST', '/start', { sensors: ['sensor1'] }],
  ]);
});

test('SM2: some, or all, are started and stopped together', async () => {
  const { done } = await showSimulation();
  await page.getByRole('checkbox', { name: 'Select sensor1' }).click();
  const bar = page.getByRole('region', { name: 'What to do with those selected' });
  await expect.element(bar).toMatchTextContent(/1 selected/);
  await bar.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('checkbox', { name: 'Select all 3' }).click();
  await expect.element(bar).toMatchTextContent(/3 selected/);
  await bar.getByRole('button', { name: 'Start' }).click();
  await bar.getByRole('button', { name: 'Select none' }).click();
  await expect.element(bar).not.toBeInTheDocument();
  expect(done()).toEqual([
    ['POST', '/stop', { sensors: ['sensor1'] }],
    ['POST', '/start', { sensors: ['sensor0', 'sensor1', 'sensor2'] }],
  ]);
});

test('SM15: of a thousand sensors a page at a time is shown, and all can be selected', async () => {
  const sensors = Array.from({ length: 1000 }, (_, number) => simulatedSensor(number));
  const { all, done } = await showSimulation({ sensors });
  const ids = () => all('[data-sensor]').map(({ dataset }) => dataset['sensor']);
  await expect.poll(() => ids().length).toBe(48);
  await button('Next').click();
  await expect.poll(() => ids()[0]).toBe('sensor48');
  await expect.element(page.getByText('49–96 of 1,000')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all 1,000' }).click();
  const bar = page.getByRole('region', { name: 'What to do with those selected' });
  await bar.getByRole('button', { name: 'Stop' }).click();
  expect(done()).toEqual([['POST', '/stop', { sensors: sensors.map(({ id }) => id) }]]);
});

test('SM15, UI10: what is refused is said with its reason', async () => {
  const { done } = await showSimulation({
    answer: ({ path }) =>
      path.endsWith('/stop') ? problem(503, 'The database is away. Try again.') : undefined,
  });
  await button('Stop sensor0').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/The database is away/);
  await button('Start 3 sensors').click();
  await expect.poll(() => page.getByRole('alert').query()).toBeNull();
  expect(done()).toHaveLength(2);
});

test('SM15: without sensors there is a way to begin', async () => {
  await showSimulation({ sensors: [], view: { owner: null } });
  await expect.element(page.getByText('There are none yet. Start some above.')).toBeVisible();
  await expect.element(button('Start 3 sensors')).toBeVisible();
});

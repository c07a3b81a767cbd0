import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { problem } from '#tests/support/alarms-page.tsx';
import { stopTime } from '#tests/support/live-scene.tsx';
import {
  showSimulation,
  simulatedSensor,
  simulationView,
} from '#tests/support/simulation-page.tsx';

stopTime();
beforeEach(() => localStorage.clear());

const button = (name: string | RegExp) => page.getByRole('button', { name });
const field = (name: string) => page.getByLabelText(name, { exact: true });
const shares = (all: (selector: string) => HTMLElement[]) =>
  all('[data-partition]').map(({ dataset }) => dataset['sensors']);

test('SM2, SM15: how many, how often, which model and profile: one click starts them', async () => {
  const { done } = await showSimulation();
  await field('How many').fill('12');
  await field('Readings per second, each').fill('0,5');
  await page.getByRole('radio', { name: 'Physical' }).click({ force: true });
  await field('Profile').selectOptions('frozen-food');
  await expect.element(page.getByText('6 readings a second together')).toBeVisible();
  await button('Start 12 sensors').click();
  await button('Stop all').click();
  const request = { count: 12, rate: 0.5, model: 'physical', profile: 'frozen-food' };
  expect(done()).toEqual([
    ['POST', '/start', request],
    ['POST', '/stop', {}],
  ]);
});

test('SM15: what there is is what a start begins with', async () => {
  const traits = { model: 'physical', rate: 0.5, profile: 'frozen-food' } as const;
  const { done } = await showSimulation({ sensors: [simulatedSensor(0, traits)] });
  await button('Start 1 sensor').click();
  expect(done()).toEqual([['POST', '/start', { count: 1, ...traits }]]);
});

test('SM15: what cannot be is said beside its field, and nothing is sent', async () => {
  const { done } = await showSimulation();
  await field('How many').fill('1001');
  await field('Readings per second, each').fill('often');
  await expect.element(page.getByText('A whole number from 1 to 1000.')).toBeVisible();
  await expect.element(page.getByText('A number from 0.1 to 100.')).toBeVisible();
  const start = button('Start').first();
  await expect.element(start).toHaveAttribute('aria-disabled', 'true');
  (start.element() as HTMLElement).click();
  expect(done()).toEqual([]);
});

test('SM15: more than one instance is known to manage is said to be so', async () => {
  await showSimulation();
  await field('How many').fill('1000');
  await field('Readings per second, each').fill('11');
  await expect.element(page.getByText(/11,000 readings a second together: more/)).toBeVisible();
});

test('SM9: where keys go is shown before the start, and why a partition stays empty', async () => {
  const { all, find } = await showSimulation({ sensors: [] });
  await expect.poll(() => shares(all)).toEqual(['sensor2', 'sensor0 sensor1', '']);
  expect(find('[data-why]')?.textContent).toContain('A partition stays empty');
  await page.getByRole('radio', { name: 'crc32' }).click({ force: true });
  await expect.poll(() => shares(all)).toEqual(['sensor0', '', 'sensor1 sensor2']);
  await page.getByRole('radio', { name: 'One for all' }).click({ force: true });
  await expect.poll(() => find('[data-why]')?.dataset['why']).toBe('one');
  await page.getByRole('radio', { name: 'None' }).click({ force: true });
  await expect.poll(() => shares(all)).toEqual(['all', 'all', 'all']);
  await page.getByRole('radio', { name: 'By sensor' }).click({ force: true });
  await page.getByRole('radio', { name: 'murmur2' }).click({ force: true });
  await field('How many').fill('9');
  await expect.poll(() => shares(all)[2]).toBe('sensor8');
  expect(find('[data-why]')?.dataset['why']).toBe('spread');
});

test('SM10: what nobody was asked to acknowledge is not called acknowledged', async () => {
  const settings = { ...simulationView().settings, acks: '0' } as const;
  const { all } = await showSimulation({ view: { settings, unconfirmed: 77, latencyMs: null } });
  const counts = () => all('[data-count]').map(({ dataset }) => dataset['count']);
  await expect.poll(counts).toContain('unconfirmed');
  expect(counts()).not.toContain('latencyMs');
  await expect.element(page.getByText('Sent per second')).toBeVisible();
});

test('SM5: while Kafka does not answer that is said, before anything is given up', async () => {
  const { server } = await showSimulation({ view: { inFlight: 40, unansweredMs: 4000 } });
  const said = page.getByText(/^Kafka has not answered for/);
  await expect.element(page.getByText('In flight')).toBeVisible();
  expect(said.query()).toBeNull();
  server.view = { ...server.view, unansweredMs: 12_000 };
  await expect.element(page.getByText(/has not answered for 12\ss\./)).toBeVisible();
});

test('SM10: settings count once they are saved, and what they mean stands beside them', async () => {
  const { done, server } = await showSimulation();
  await expect.element(page.getByText('In use.')).toBeVisible();
  await page.getByLabelText(/^Idempotent/).click();
  await page.getByLabelText('Linger (ms)').fill('50');
  await page.getByLabelText('Compression').selectOptions('lz4');
  await expect.element(page.getByText('Not in use yet.')).toBeVisible();
  const saved = {
    ...server.view.settings,
    ...{ idempotent: true, lingerMs: 50, compression: 'lz4' as const },
  };
  server.view = { ...server.view, settings: saved };
  await button('Use these settings').click();
  expect(done()).toEqual([['PUT', '/settings', saved]]);
  await expect.element(page.getByText('In use.')).toBeVisible();
});

test('SM10: exactly once takes acknowledgement by all', async () => {
  const { done } = await showSimulation();
  const once = page.getByLabelText(/^Idempotent/);
  await once.click();
  await page.getByRole('radio', { name: 'Leader (1)' }).click({ force: true });
  await expect.element(once).not.toBeChecked();
  await expect.element(once).toBeDisabled();
  await expect.element(page.getByText(/If that dies before others copied it/)).toBeVisible();
  await button('Use these settings').click();
  expect(done()).toMatchObject([['PUT', '/settings', { acks: '1', idempotent: false }]]);
});

test('SM7, SM11: who runs it since when, and what became of the readings, each second', async () => {
  const receipt = {
    ...{ sensor: 'sensor1', topic: 'freezers', partition: 2, offset: '41' },
    ...{ sentAt: 1, latencyMs: 3.21 },
  };
  const unknown = { ...receipt, offset: null, partition: 0 };
  const view = { receipts: [receipt, unknown], failed: 2, problem: 'no broker answers' };
  const { find, all, server, scene } = await showSimulation({ view });
  const count = (name: string) => find(`[data-count="${name}"]`)?.textContent;
  await expect.poll(() => count('acknowledged')).toBe('1,234');
  expect([count('latencyMs'), count('failed'), count('inFlight')]).toEqual([
    '12.3\u00a0ms',
    '2',
    '1',
  ]);
  expect(find('[data-owner]')?.textContent).toContain(
    '3 of 3 runningRun by kitchen:42 for 2\u00a0min',
  );
  expect(all('[data-receipt]').map((line) => line.textContent)).toEqual([
    'sensor1 delivered to freezers [2] @ 413.2\u00a0ms',
    'sensor1 sent to freezers [0], offset unknown (acks 0)3.2\u00a0ms',
  ]);
  await expect.element(page.getByText('Readings fail just now: no broker answers')).toBeVisible();
  server.view = { ...server.view, acknowledged: 1300, owner: null, problem: null };
  scene.pass(1100);
  await expect.poll(() => count('acknowledged')).toBe('1,300');
  await expect.element(page.getByText('Waiting for an instance to run them')).toBeVisible();
});

test('SM15: a viewer sees all of it, changes nothing, and is told how to', async () => {
  const faults = [{ id: 1, kind: 'stuck' as const, sensors: null, from: 0, until: 9e15 }];
  const me = { person: null, role: 'viewer' } as const;
  const { find, container } = await showSimulation({ me, view: { faults } });
  await expect.element(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect.poll(() => find('[data-sensor="sensor0"]')).not.toBeNull();
  const names = [...container.querySelectorAll('button:not([aria-expanded])')].map(
    (one) => one.textContent,
  );
  expect(names).toEqual(['Cards', 'Table']);
  expect(container.querySelectorAll('input:enabled:not([readonly])')).toHaveLength(0);
  expect(find('[data-fault="stuck"]')?.textContent).toContain('all sensors');
});

test('SM15: when Gelo does not answer the page says so, and tries again', async () => {
  let away = true;
  await showSimulation({
    sensors: [simulatedSensor(0)],
    answer: ({ path }) => {
      if (path !== '/api/simulation') return undefined;
      return away ? problem(503, 'Away for now. Wait.') : Response.json(simulationView());
    },
  });
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Away for now\. Wait\./);
  away = false;
  await button('Try again').click();
  await expect.element(page.getByText('3 of 3 running')).toBeVisible();
});

test('UI4: in Portuguese', async () => {
  await showSimulation({ locale: 'pt-BR' });
  await expect.element(page.getByRole('heading', { name: 'Sensores simulados' })).toBeVisible();
  await expect.element(button('Iniciar 3 sensores')).toBeVisible();
});

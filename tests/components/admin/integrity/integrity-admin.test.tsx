import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { CheckResult } from '#lib/api/integrity.ts';
import { problem } from '#tests/support/alarms-page.tsx';
import {
  CLEAN,
  checkRun,
  ID,
  runningCheck,
  showIntegrity,
} from '#tests/support/integrity-page.tsx';
import { goTo, stopTime } from '#tests/support/live-scene.tsx';

stopTime();

const VIEWER = { person: 'Eva', role: 'viewer' } as const;

test('IC9: before any check the page says what one proves, and a button starts it', async () => {
  const { getByRole, getByText, changes, server, find } = await showIntegrity([]);
  await expect.element(getByText('No check yet')).toBeVisible();
  await expect.element(getByText(/came back exactly once, unaltered/)).toBeVisible();
  server.change = () => {
    server.runs = [runningCheck(1)];
    return Response.json(server.runs[0], { status: 202 });
  };
  await getByRole('button', { name: 'Start the check' }).click();
  await expect.element(getByRole('progressbar', { name: 'How far the check is' })).toBeVisible();
  expect(changes()).toMatchObject([
    {
      ...{ method: 'POST', path: '/api/integrity' },
      body: { count: 10_000, keys: { strategy: 'spread' }, partitioner: 'murmur2' },
    },
  ]);
  const bar = find('[role="progressbar"]');
  expect(bar?.getAttribute('aria-valuenow')).toBe('1500');
  expect(bar?.getAttribute('aria-valuemax')).toBe('3000');
  expect(bar?.querySelector('div')?.style.width).toBe('50%');
});

test('IC9: while one runs its counts grow by themselves, and then comes what it found', async () => {
  const { getByText, getByRole, server, find } = await showIntegrity([runningCheck(1)]);
  await expect.element(getByRole('heading', { name: 'Checking: 3,000 messages' })).toBeVisible();
  await expect.element(getByText('1,900')).toBeVisible();
  await expect.element(getByText('One check runs at a time.')).toBeVisible();
  const start = getByRole('button', { name: 'Start the check' });
  await expect.element(start).toHaveAttribute('aria-disabled', 'true');
  server.runs = [runningCheck(1, { progress: { sent: 2900, acknowledged: 2800, received: 2700 } })];
  await expect.element(getByText('2,800')).toBeVisible();
  server.runs = [checkRun(1)];
  await expect
    .element(getByRole('heading', { name: /Nothing lost, nothing doubled/ }))
    .toBeVisible();
  expect(find('[data-verdict]')?.dataset['verdict']).toBe('clean');
  expect(find('[role="progressbar"]')).toBeNull();
  await expect.element(start).toHaveAttribute('aria-disabled', 'false');
});

test('IC9: while one runs only that one is asked for again and again', async () => {
  const { server, find, asked } = await showIntegrity([runningCheck(1), checkRun(2)]);
  const looks = (path: string) => asked.filter((each) => each.path === path).length;
  await expect.poll(() => looks(`/api/integrity/${ID}1`), { timeout: 5000 }).toBeGreaterThan(3);
  expect(looks('/api/integrity')).toBe(1);
  server.runs = [checkRun(1), checkRun(2)];
  await expect.poll(() => find('[data-verdict]')?.dataset['check']).toBe(`${ID}1`);
  await expect.poll(() => looks('/api/integrity')).toBe(2);
});

test('IC9: a check is called off at the press of a button', async () => {
  const { getByRole, changes, server } = await showIntegrity([runningCheck(1)]);
  server.change = () => {
    server.runs = [runningCheck(1, { cancelledBy: 'Ana' })];
    return Response.json(server.runs[0]);
  };
  await getByRole('button', { name: 'Call it off' }).click();
  await expect
    .element(getByRole('button', { name: 'Calling it off…' }))
    .toHaveAttribute('aria-disabled', 'true');
  expect(changes()).toMatchObject([{ method: 'POST', path: `/api/integrity/${ID}1/cancel` }]);
});

test('IC9: a refusal says why, and what was typed stays', async () => {
  const { getByRole, server } = await showIntegrity([]);
  server.change = () => problem(409, 'A check that Zoë started is running. Wait until it ends.');
  await getByRole('textbox', { name: 'Messages' }).fill('77');
  await getByRole('button', { name: 'Start the check' }).click();
  const told = 'That did not work: A check that Zoë started is running. Wait until it ends.';
  await expect.element(getByRole('alert')).toHaveTextContent(told);
  await expect.element(getByRole('textbox', { name: 'Messages' })).toHaveValue('77');
});

test('IC9: keys of one’s own are asked for, and a fault stands beside its field', async () => {
  const { getByRole, getByText, changes } = await showIntegrity([]);
  const start = getByRole('button', { name: 'Start the check' });
  await getByRole('textbox', { name: 'Messages' }).fill('1.5');
  await getByText('A list of keys').click();
  await start.click();
  await expect.element(getByText(/Please give a whole number from 1 to 1,000,000/)).toBeVisible();
  await expect.element(getByText(/Please give 1 to 1,000 keys/)).toBeVisible();
  expect(changes()).toEqual([]);
  await getByRole('textbox', { name: 'Messages' }).fill('1,500');
  await getByRole('textbox', { name: 'Keys, one on each line' }).fill('a\nsensor0');
  await getByRole('combobox', { name: 'How keys become partitions' }).selectOptions('crc32');
  await start.click();
  await expect.poll(() => changes().length).toBe(1);
  expect(changes()[0]?.body).toEqual({
    ...{ count: 1500, keys: { strategy: 'list', list: ['a', 'sensor0'] }, partitioner: 'crc32' },
  });
  await getByText('One key', { exact: true }).click();
  await getByRole('textbox', { name: 'Key', exact: true }).fill('sensor1');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => changes().length).toBe(2);
  expect(changes()[1]?.body).toMatchObject({ keys: { strategy: 'one', key: 'sensor1' } });
});

const FAULTY: CheckResult = {
  ...CLEAN,
  ...{ verdict: 'faulty', ending: 'unread', why: 'the cable' },
  partitions: CLEAN.partitions.map((one, nth) =>
    nth === 0 ? { ...one, received: 1498, missing: 3, doubled: 1 } : { ...one, missing: null },
  ),
  faults: [
    { what: 'missing', partition: 0, number: 17, key: 'sensor0', offset: null },
    { what: 'doubled', partition: 0, number: 18, key: '<b>k</b>', offset: '99' },
  ],
};

test('IC9, UI6: what was found stands in words, then by partition, then case by case', async () => {
  const { getByRole, getByText, find, container } = await showIntegrity([
    checkRun(1, { result: FAULTY }),
  ]);
  await expect.element(getByRole('heading', { name: 'Something is wrong' })).toBeVisible();
  await expect.element(getByText('It said: the cable')).toBeVisible();
  const cells = (row: string) =>
    [...container.querySelectorAll(`[data-partition="${row}"] td`)].map((cell) => cell.textContent);
  expect(cells('0')).toEqual(['1,500', '1,500', '1,498', '3', '1', '0', '0']);
  expect(cells('1')).toEqual(['1,500', '1,500', '1,500', 'not known', '0', '0', '0']);
  expect(cells('All')).toEqual(['3,000', '3,000', '2,998', 'not known', '1', '0', '0']);
  expect(find('[data-fault="missing"]')?.textContent).toBe(
    'MissingPartition 0Number 17Key sensor0',
  );
  expect(find('[data-fault="doubled"]')?.textContent).toContain('Key <b>k</b>');
});

test('IC9: one that was broken off says that nothing is known of its end', async () => {
  const { getByText, getByRole } = await showIntegrity([
    checkRun(1, { state: 'interrupted', finishedAt: null, result: null }),
  ]);
  await expect.element(getByRole('heading', { name: /Not finished/ })).toBeVisible();
  await expect.element(getByText(/The instance of Gelo that ran it is gone/)).toBeVisible();
});

test('IC7, IC9: each has its report, in the reader’s language', async () => {
  const { getByRole } = await showIntegrity([checkRun(1)], { locale: 'pt-BR' });
  const link = getByRole('link', { name: 'Relatório' });
  await expect.element(link).toHaveAttribute('href', `/api/integrity/${ID}1/report?locale=pt-BR`);
  await expect.element(link).toHaveAttribute('download');
});

test('IC9: those that were made before can be looked at again, also by their address', async () => {
  goTo(`/admin/integrity?check=${ID}2`);
  const runs = [checkRun(1), checkRun(2, { result: FAULTY }), checkRun(3, { startedBy: 'Zoë' })];
  const { getByRole, find } = await showIntegrity(runs);
  await expect.poll(() => find('[data-check]')?.dataset['check']).toBe(`${ID}2`);
  const third = getByRole('button', { name: /^11:57 3,000 messages Nothing lost.* Zoë$/ });
  await third.click();
  await expect.poll(() => find('[data-check]')?.dataset['check']).toBe(`${ID}3`);
  await expect.element(third).toHaveAttribute('aria-pressed', 'true');
  expect(window.location.search).toBe(`?check=${ID}3`);
  await getByRole('button', { name: /^11:59/ }).click();
  expect(find('[data-check]')?.dataset['check']).toBe(`${ID}1`);
});

test('IC9, WH15: a viewer sees all of it and is offered nothing that he may not do', async () => {
  const { getByRole, getByText, find } = await showIntegrity([runningCheck(1), checkRun(2)], {
    me: VIEWER,
  });
  await expect.element(getByRole('progressbar')).toBeVisible();
  await expect.element(getByText('Starting a check takes an operator.')).toBeVisible();
  expect(find('form')).toBeNull();
  expect(getByRole('button', { name: 'Call it off' }).elements()).toEqual([]);
});

test('IC9: what could not be fetched says so, with a way to try again', async () => {
  const { getByRole, getByText, server } = await showIntegrity([]);
  server.look = () => problem(503, 'The database is away. Try again in a moment.');
  await expect.element(getByText(/The database is away\. Try again in a moment\./)).toBeVisible();
  server.look = undefined;
  server.runs = [checkRun(1)];
  await getByRole('button', { name: 'Try again' }).click();
  await expect.element(getByText(/Nothing lost/).first()).toBeVisible();
});

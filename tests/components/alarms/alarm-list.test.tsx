import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ALL_UP } from '#lib/health/parts.ts';
import { answering, factsWith, placed, showAlarms } from '#tests/support/alarms-page.tsx';
import { alarmView, change, factsOf, NOON, slot } from '#tests/support/builders.ts';
import { goTo, stopTime } from '#tests/support/live-scene.tsx';

stopTime();
beforeEach(() => void answering());

const high = alarmView({ id: 1, freezer: 'a' });
const warning = alarmView({ id: 2, freezer: 'b', kind: 'warning' });
const seen = alarmView({
  ...{ id: 3, freezer: 'c', standing: 'acknowledged', note: 'a porta' },
  ...{ acknowledgedBy: 'José', acknowledgedAt: NOON },
});
const over = alarmView({ id: 4, freezer: 'd', standing: 'returned', returnedAt: NOON });
const shelved = alarmView({ id: 5, freezer: 'e', shelvedUntil: NOON + 60_000, shelvedBy: 'Ana' });
const all = factsWith(shelved, over, seen, warning, high);

test('AM1: open alarms stand worst and newest first, and change by themselves', async () => {
  const { scene, rows } = await showAlarms({ facts: all });
  expect(rows()).toEqual([1, 2, 3, 4, 5]);
  const newer = alarmView({ id: 6, freezer: 'f', raisedAt: NOON + 1 });
  scene.advance({ facts: factsWith(newer) });
  await expect.poll(rows).toEqual([6, 1, 2, 3, 4, 5]);
  scene.advance({ facts: [factsOf('a'), factsOf('f')] });
  await expect.poll(rows).toEqual([2, 3, 4, 5]);
});

test('AM1, AL16: a warning that is led has no row and is not counted, until it stands by itself', async () => {
  const near = alarmView({ id: 9, freezer: 'a', kind: 'warning' });
  const { scene, rows } = await showAlarms({ facts: factsWith(near) });
  expect(rows()).toEqual([9]);
  scene.advance({ facts: [factsOf('a', { alarms: [near, high] })] });
  await expect.poll(rows).toEqual([1]);
  await expect.element(page.getByRole('button', { name: 'All 1' })).toBeVisible();
  const options = page.getByRole('combobox', { name: 'Kind of alarm' });
  await expect.element(options).not.toHaveTextContent('Close to a limit');
  scene.advance({ facts: factsWith(near) });
  await expect.poll(rows).toEqual([9]);
});

test('AM1, AL16: a row of an alarm that has returned says that the value is still close to a limit', async () => {
  const near = alarmView({ id: 9, freezer: 'd', kind: 'warning' });
  const told = (standing: typeof near.standing) =>
    scene.advance({ facts: [factsOf('d', { alarms: [over, { ...near, standing }] })] });
  const { scene, row } = await showAlarms({ facts: factsWith(over) });
  expect(row(4).textContent).not.toContain('close to a limit now');
  told('active');
  await expect.poll(() => row(4).textContent).toContain('close to a limit now');
  told('returned');
  await expect.poll(() => row(4).textContent).not.toContain('close to a limit now');
});

test('AM1, AL16: a row whose warning comes to be led keeps its place while somebody is at it', async () => {
  const near = alarmView({ id: 9, freezer: 'a', kind: 'warning' });
  const { scene, rows, row } = await showAlarms({ facts: factsWith(near) });
  await userEvent.hover(row(9));
  scene.advance({ facts: [factsOf('a', { alarms: [near, high] })] });
  await expect.poll(rows).toEqual([9, 1]);
  expect(row(9).textContent).not.toContain('closed');
  await userEvent.hover(page.getByRole('heading', { name: 'Alarms' }));
  await expect.poll(rows).toEqual([1]);
});

test('AM1: a shelf that ends puts its alarm before the others', async () => {
  const { scene, rows } = await showAlarms({ facts: factsWith(shelved, seen) });
  expect(rows()).toEqual([3, 5]);
  scene.pass(60_000);
  await expect.poll(rows).toEqual([5, 3]);
});

test('AM1: a row says what, where, how much and since when', async () => {
  const facts = [placed('a', 'Câmara', 'Cozinha', { ...high, timesRaised: 3 })];
  const { row, scene } = await showAlarms({ facts, freezers: [change({ id: 'a', slots: [] })] });
  scene.advance({ changes: [change({ id: 'a', celsius: 7.25, slots: [slot(0, 7, 9.5)] })] });
  scene.pass(120_000);
  const text = () => row(1).textContent;
  await expect.poll(text).toContain('Too warm');
  expect(text()).toContain('Câmara · Cozinha');
  expect(text()).toContain('7.25°C');
  for (const part of ['raised at 6.00\u00a0°C', 'limit 5.00\u00a0°C', 'peak 9.50\u00a0°C']) {
    expect(text()).toContain(part);
  }
  await expect.poll(text).toContain('for 2\u00a0min');
  expect(text()).toContain('3 times');
  await expect
    .element(page.getByRole('link', { name: 'Câmara', exact: true }))
    .toHaveAttribute('href', '/freezers/a');
});

test('AM1: a row says who acknowledged it with which note, and who shelved it', async () => {
  const { row } = await showAlarms({ facts: all });
  expect(row(3).textContent).toMatch(/Acknowledged by José, .*“a porta”/);
  expect(row(5).textContent).toMatch(/Shelved until .* by Ana/);
});

test('AM1: the farthest value of all that is open is asked of the server, which knows more than frames', async () => {
  answering(({ path }) =>
    path.startsWith('/api/alarms?state=open')
      ? Response.json({ alarms: [{ ...high, peak: 21 }] })
      : undefined,
  );
  const { row } = await showAlarms({ facts: factsWith(high) });
  await expect.poll(() => row(1).textContent).toContain('peak 21.00\u00a0°C');
});

test('AM1: rows keep their places while the pointer is on them; new ones stand below', async () => {
  const { scene, rows, row } = await showAlarms({ facts: factsWith(high, seen) });
  await userEvent.hover(row(3));
  const newer = alarmView({ id: 6, freezer: 'f', raisedAt: NOON + 1 });
  scene.advance({ facts: [...factsWith(newer), factsOf('a')] });
  await expect.poll(rows).toEqual([1, 3, 6]);
  expect(row(1).textContent).toContain('closed');
  await userEvent.hover(page.getByRole('heading', { name: 'Alarms' }));
  await expect.poll(rows).toEqual([6, 3]);
});

test('AM1: rows keep their places while some are selected', async () => {
  const { scene, rows, row } = await showAlarms({ facts: factsWith(high, seen) });
  row(3).querySelector('input')?.click();
  await expect.element(page.getByText('1 selected')).toBeVisible();
  scene.advance({ facts: factsWith(alarmView({ id: 6, freezer: 'f', raisedAt: NOON + 1 })) });
  await expect.poll(rows).toEqual([1, 3, 6]);
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await userEvent.hover(page.getByRole('heading', { name: 'Alarms' }));
  await expect.poll(rows).toEqual([6, 1, 3]);
});

test('AM3: a click on a standing shows only those, and is in the address', async () => {
  const { rows } = await showAlarms({ facts: all });
  await page.getByRole('button', { name: 'Shelved 1' }).click();
  await expect.poll(rows).toEqual([5]);
  expect(window.location.search).toBe('?standing=shelved');
  await page.getByRole('button', { name: 'All 5' }).click();
  await expect.poll(rows).toHaveLength(5);
  expect(window.location.search).toBe('');
});

test('AM3: kinds can be chosen from those that there are', async () => {
  const { rows } = await showAlarms({ facts: all });
  await page.getByRole('combobox', { name: 'Kind of alarm' }).selectOptions('Close to a limit');
  await expect.poll(rows).toEqual([2]);
  expect(window.location.search).toBe('?kind=warning');
});

test('AM3: a search by place finds what it names; what hides all says so, with a way back', async () => {
  const facts = [placed('a', 'Câmara', 'Salão', high), ...factsWith(seen)];
  const { rows } = await showAlarms({ facts });
  await page.getByRole('searchbox').fill('salao');
  await expect.poll(rows).toEqual([1]);
  await page.getByRole('searchbox').fill('xyz');
  await expect.element(page.getByText('No alarm fits this filter or search.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all alarms' }).click();
  await expect.poll(rows).toEqual([1, 3]);
});

test('AM3: the alarms of one freezer, by the address that its page has, and back', async () => {
  const facts = [placed('a/b', 'Câmara', 'Salão', { ...high, id: 9, freezer: 'a/b' }), ...all];
  const { rows } = await showAlarms({ facts }, { address: '/alarms?freezer=a%2Fb' });
  expect(rows()).toEqual([9]);
  await page.getByRole('button', { name: /Only Câmara/ }).click();
  await expect.poll(rows).toHaveLength(6);
});

test('AM3: what makes no sense in the address is ignored', async () => {
  const { rows } = await showAlarms(
    { facts: all },
    { address: '/alarms?kind=hot&standing=none&view=x&freezer=%00' },
  );
  expect(rows()).toEqual([1, 2, 3, 4, 5]);
  goTo('/alarms?standing=returned');
  await expect.poll(rows).toEqual([4]);
});

test('AM6: without an open alarm it says so, but not where it cannot know', async () => {
  const { scene } = await showAlarms();
  await expect.element(page.getByText('No open alarms')).toBeVisible();
  const down = { status: 'down', since: NOON, reason: 'away' } as const;
  scene.advance({ parts: { ...ALL_UP, database: down } });
  await expect.element(page.getByText('No open alarm is known')).toBeVisible();
  scene.advance({ parts: ALL_UP });
  await expect.element(page.getByText('No open alarms')).toBeVisible();
});

test('AM6: before anything is known it says that it is connecting', async () => {
  await showAlarms(null);
  await expect.element(page.getByText('Connecting to the stream…')).toBeVisible();
  await expect.element(page.getByText('No open alarms')).not.toBeInTheDocument();
});

test('UI8: a freezer with HTML in its id shows as text, and its link leads to its page', async () => {
  const id = '<b>"x"</b>/🧊';
  const { row } = await showAlarms({ facts: factsWith({ ...high, freezer: id }) });
  expect(row(1).textContent).toContain(id);
  expect(row(1).querySelector('a')?.getAttribute('href')).toBe(
    `/freezers/${encodeURIComponent(id)}`,
  );
});

test('UI4: in Portuguese', async () => {
  const { row } = await showAlarms({ facts: factsWith(seen) }, { locale: 'pt-BR' });
  expect(row(3).textContent).toContain('Reconhecido por José');
  expect(row(3).textContent).toContain('disparou com 6,00\u00a0°C');
});

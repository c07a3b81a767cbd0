import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { problem } from '#tests/support/alarms-page.tsx';
import { NOON } from '#tests/support/builders.ts';
import {
  listedFreezer,
  outcome,
  type Server,
  servingFreezers,
  showFreezersAdmin,
} from '#tests/support/freezers-admin-page.tsx';

const BAR = listedFreezer('f1', { name: 'Bar' });

async function openEdit(given: Partial<Server> = {}, address = '/admin/freezers') {
  const serving = servingFreezers({ freezers: [BAR], ...given });
  const shown = await showFreezersAdmin(address);
  if (address === '/admin/freezers') await shown.getByRole('button', { name: 'Edit Bar' }).click();
  const dialog = shown.getByRole('dialog');
  await expect.element(dialog.getByRole('textbox', { name: 'High limit' })).toBeVisible();
  const previews = () =>
    serving.asked
      .filter(({ path }) => path.includes('/preview'))
      .map(({ path }) => {
        const { searchParams } = new URL(path, 'http://gelo');
        return JSON.parse(searchParams.get('settings') ?? '{}') as { high: number };
      });
  return { ...shown, ...serving, dialog, previews };
}

test('FA2: it opens beside the list, and is in the address', async () => {
  const { dialog } = await openEdit();
  await expect.element(dialog.getByText('Settings of Bar')).toBeVisible();
  expect(location.search).toBe('?edit=f1');
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(location.search).toBe('');
});

test('FA2: what is saved is shown in the list', async () => {
  const { dialog, server, changes, rows } = await openEdit();
  await dialog.getByLabelText('Name').fill('Deck');
  server.freezers = [listedFreezer('f1', { name: 'Deck' })];
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(dialog.getByText(/It counts from now on/)).toBeVisible();
  expect(changes()).toMatchObject([{ path: '/api/freezers/f1/settings', body: { name: 'Deck' } }]);
  await expect.poll(() => rows()[0]?.textContent).toContain('Deck');
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
});

test('FA2: what is typed and not saved is asked about before it is lost', async () => {
  const { dialog } = await openEdit();
  await dialog.getByRole('textbox', { name: 'High limit' }).fill('4');
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog.getByText('What you typed is not saved yet.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Go on editing' }).click();
  await expect.element(dialog.getByRole('textbox', { name: 'High limit' })).toHaveValue('4');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.getByRole('button', { name: 'Discard it' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
});

test('FA2: the browser’s way back is no way to lose it', async () => {
  const { dialog } = await openEdit();
  await dialog.getByRole('textbox', { name: 'High limit' }).fill('4');
  history.back();
  await expect.element(dialog.getByText('What you typed is not saved yet.')).toBeVisible();
  await expect.element(dialog.getByRole('textbox', { name: 'High limit' })).toHaveValue('4');
  expect(location.search).toBe('?edit=f1');
});

test('FA2: with nothing typed the browser’s way back closes it', async () => {
  const { dialog } = await openEdit();
  history.back();
  await expect.element(dialog).not.toBeInTheDocument();
});

test('FA5: it is told how often it would have alarmed, and how often as set now', async () => {
  const { dialog, previews, asked } = await openEdit({
    preview: ({ high }) => ({
      would: high === 5 ? outcome(1, 30) : outcome(3, 42),
      now: outcome(1, 30),
    }),
  });
  const told = dialog.getByText(/As set now it alarmed once, 30\u00a0min in all/);
  await expect.element(told).toBeVisible();
  await dialog.getByRole('textbox', { name: 'High limit' }).fill('4,5');
  await expect
    .element(dialog.getByText('It would have alarmed 3 times, 42\u00a0min in all.'))
    .toBeVisible();
  await expect.element(dialog.getByText('As set now: once, 30\u00a0min.')).toBeVisible();
  expect(previews().map(({ high }) => high)).toEqual([5, 4.5]);
  // What holds now is asked for once.
  const compared = asked.flatMap(({ path }) => /compare=(\w+)/.exec(path)?.[1] ?? []);
  expect(compared).toEqual(['true', 'false']);
  expect(previews()[1]).toEqual({ ...PROFILE_SETTINGS.beverage, high: 4.5 });
  await expect.poll(() => document.querySelector('[data-preview-chart] svg')).not.toBeNull();
  await expect.poll(() => document.querySelector('[data-strip="1"]')).not.toBeNull();
});

test('FA6: where silence is shown, it is said how it is reckoned', async () => {
  const quiet = outcome(1, 20);
  const [stretch] = quiet.stretches;
  if (stretch === undefined) throw new Error('an outcome of one has a stretch');
  const silent = { ...quiet, stretches: [{ ...stretch, kind: 'silent' as const }] };
  const { dialog } = await openEdit({
    preview: ({ silentAfterSeconds }) => ({ would: silentAfterSeconds === 60 ? quiet : silent }),
  });
  const said = dialog.getByText(/as if each reading had come when it was measured/);
  await expect.element(dialog.getByText(/it alarmed once/)).toBeVisible();
  expect(said.query()).toBeNull();
  await dialog.getByRole('textbox', { name: 'Silent after' }).fill('30');
  await expect.element(said).toBeVisible();
});

test('FA5: letters that are typed one after the other are asked about once', async () => {
  const { dialog, previews } = await openEdit();
  await expect.element(dialog.getByText(/As set now it did not alarm/)).toBeVisible();
  const high = dialog.getByRole('textbox', { name: 'High limit' });
  await high.fill('warm');
  await high.fill('');
  await expect.element(dialog.getByText(/Once all fields are right/)).toBeVisible();
  await userEvent.keyboard('4.75');
  await expect.poll(() => previews().at(-1)?.high).toBe(4.75);
  expect(previews().length).toBeLessThanOrEqual(3);
});

test('FA5: what failed can be tried again, and the form stays', async () => {
  let away = true;
  const { dialog } = await openEdit({
    instead: ({ path }) =>
      away && path.includes('/preview') ? problem(503, 'The database is away.') : undefined,
  });
  await expect.element(dialog.getByText(/The database is away\./)).toBeVisible();
  away = false;
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect.element(dialog.getByText(/As set now it did not alarm/)).toBeVisible();
});

test('FA9: a freezer is retired on a second press, with why', async () => {
  const { dialog, server, changes } = await openEdit();
  await dialog.getByLabelText('Why (optional)').fill('Queimou');
  await dialog.getByRole('button', { name: 'Retire' }).click();
  expect(changes()).toEqual([]);
  server.freezers = [listedFreezer('f1', { name: 'Bar', retired: NOON })];
  await dialog.getByRole('button', { name: 'Yes, retire it' }).click();
  await expect.element(dialog.getByText(/Retired since/)).toBeVisible();
  expect(changes()).toEqual([
    { method: 'POST', path: '/api/freezers/f1/retire', body: { note: 'Queimou' } },
  ]);
  server.freezers = [BAR];
  await dialog.getByRole('button', { name: 'Back in use' }).click();
  await expect.element(dialog.getByText(/This freezer is in use\./)).toBeVisible();
});

test('FA9: a refusal is told, and why it was to be retired stays', async () => {
  const { dialog } = await openEdit({
    instead: ({ method }) =>
      method === 'POST' ? problem(503, 'The database is away.') : undefined,
  });
  await dialog.getByLabelText('Why (optional)').fill('Queimou');
  await dialog.getByRole('button', { name: 'Retire' }).click();
  await dialog.getByRole('button', { name: 'Yes, retire it' }).click();
  await expect.element(dialog.getByText(/The database is away\./)).toBeVisible();
  await expect.element(dialog.getByLabelText('Why (optional)')).toHaveValue('Queimou');
});

test('FA2: an address opens the freezer that it names', async () => {
  const { dialog } = await openEdit({}, '/admin/freezers?edit=f1');
  await expect.element(dialog.getByText('Settings of Bar')).toBeVisible();
});

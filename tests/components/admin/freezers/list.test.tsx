import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { BUILT_IN_PROFILES, PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { problem } from '#tests/support/alarms-page.tsx';
import { change, factsOf, NOON } from '#tests/support/builders.ts';
import {
  listedFreezer,
  servingFreezers,
  showFreezersAdmin,
} from '#tests/support/freezers-admin-page.tsx';

const FREEZERS = [
  listedFreezer('sensor1', { name: 'Câmara', place: 'Sala 2', overrides: { high: 6.5, low: -6 } }),
  listedFreezer('sensor2', {
    ...{ profile: 'frozen-food', settings: PROFILE_SETTINGS['frozen-food'] },
    newest: null,
  }),
  listedFreezer('old', { retired: NOON - 60_000, place: 'Sala 2' }),
];

test('FA1: every freezer is listed, with what it is called and how it is judged', async () => {
  servingFreezers({ freezers: FREEZERS });
  const { rows, ids } = await showFreezersAdmin();
  await expect.poll(ids).toEqual(['sensor1', 'old', 'sensor2']);
  const [first, old, second] = rows().map(({ textContent }) => textContent ?? '');
  for (const text of ['Câmara', 'sensor1', 'Sala 2', 'Beverage freezer', '−5 to 5\u00a0°C']) {
    expect(first).toContain(text);
  }
  expect(first).toContain('2 settings');
  expect(old).toContain('Retired');
  for (const text of ['Frozen food', '−18\u00a0°C at most', 'none', 'never']) {
    expect(second).toContain(text);
  }
});

test('FA1: it is searched and narrowed, which is in the address', async () => {
  servingFreezers({ freezers: FREEZERS });
  const { ids, getByRole, getByText } = await showFreezersAdmin();
  await getByRole('searchbox', { name: 'Search freezers' }).fill('sala');
  await expect.poll(ids).toEqual(['sensor1', 'old']);
  await getByRole('combobox', { name: 'Use' }).selectOptions('in-use');
  await expect.poll(ids).toEqual(['sensor1']);
  await getByRole('combobox', { name: 'Profile' }).selectOptions('frozen-food');
  await expect.element(getByText('No freezer fits these filters.')).toBeVisible();
  expect(location.search).toBe('?q=sala&profile=frozen-food&use=in-use');
  await getByRole('button', { name: 'Clear filters' }).first().click();
  await expect.poll(ids).toHaveLength(3);
  expect(location.search).toBe('');
});

test('FA1: an address shows what it names, sorted as it says', async () => {
  servingFreezers({ freezers: FREEZERS });
  const { ids, getByRole } = await showFreezersAdmin('/admin/freezers?place=Sala+2&sort=id&down=1');
  await expect.poll(ids).toEqual(['sensor1', 'old']);
  await expect.element(getByRole('combobox', { name: 'Place' })).toHaveValue('place:Sala 2');
  await page.viewport(1280, 800);
  await getByRole('button', { name: 'Id' }).click();
  await expect.poll(ids).toEqual(['old', 'sensor1']);
  const head = getByRole('columnheader', { name: 'Id' });
  await expect.element(head).toHaveAttribute('aria-sort', 'ascending');
});

test('FA1: a thousand are shown fifty at a time', async () => {
  const many = Array.from({ length: 1000 }, (_, n) => listedFreezer(`sensor${n}`));
  servingFreezers({ freezers: many });
  const { ids, getByRole, getByText } = await showFreezersAdmin();
  await expect.poll(ids).toHaveLength(50);
  await expect.element(getByText('1,000 freezers', { exact: true })).toBeVisible();
  await getByRole('button', { name: 'Next page' }).click();
  await expect.poll(() => ids()[0]).toBe('sensor50');
  await expect.element(getByText('Page 2 of 20')).toBeVisible();
  await getByRole('searchbox').fill('sensor99');
  await expect.poll(ids).toHaveLength(11);
  expect(location.search).toBe('?q=sensor99');
});

test('FA1: without a freezer it says how one comes', async () => {
  servingFreezers();
  const { getByText } = await showFreezersAdmin();
  await expect.element(getByText('No freezers yet')).toBeVisible();
});

test('FA1: what could not be listed is said, and can be tried again', async () => {
  let away = true;
  servingFreezers({
    freezers: FREEZERS,
    instead: ({ path }) =>
      away && path === '/api/freezers' ? problem(503, 'The database is away.') : undefined,
  });
  const { getByText, getByRole, ids } = await showFreezersAdmin();
  await expect.element(getByText(/The database is away\./)).toBeVisible();
  away = false;
  await getByRole('button', { name: 'Try again' }).click();
  await expect.poll(ids).toHaveLength(3);
});

test('FA1: one that comes is listed without asking', async () => {
  const { server } = servingFreezers({ freezers: FREEZERS.slice(0, 1) });
  const { ids, scene } = await showFreezersAdmin();
  await expect.poll(ids).toEqual(['sensor1']);
  server.freezers = FREEZERS;
  scene.advance({ changes: [change({ id: 'sensor2' })] });
  await expect.poll(ids).toHaveLength(3);
});

test('SM13: a freezer whose readings are simulated is marked in the list', async () => {
  servingFreezers({ freezers: FREEZERS });
  const { rows, ids, scene } = await showFreezersAdmin();
  await expect.poll(ids).toHaveLength(3);
  const marked = () =>
    rows()
      .filter((row) => row.querySelector('[data-simulated]'))
      .map(({ dataset }) => dataset['listed']);
  expect(marked()).toEqual([]);
  scene.advance({ changes: [change({ id: 'sensor2', simulated: true })] });
  await expect.poll(marked).toEqual(['sensor2']);
});

test('FA1, WH15: whoever is no admin sees all of it, and is offered nothing to change', async () => {
  servingFreezers({ freezers: FREEZERS });
  const me = { person: 'Rui', role: 'operator' as const };
  const { ids, container, getByRole } = await showFreezersAdmin('/admin/freezers', { me });
  await expect.poll(ids).toHaveLength(3);
  expect(container.querySelectorAll('input[type="checkbox"]')).toHaveLength(0);
  await expect.element(getByRole('link', { name: 'Export CSV' })).toBeVisible();
  expect(getByRole('button', { name: /Import/ }).elements()).toHaveLength(0);
  await expect.element(getByRole('paragraph').filter({ hasText: /admin/ }).first()).toBeVisible();
});

test('FA10: a retired freezer that is still sending is told of', async () => {
  servingFreezers({ freezers: FREEZERS });
  const { rows, getByText, getByRole, ids, scene } = await showFreezersAdmin('/admin/freezers', {
    snapshot: {
      freezers: [change({ id: 'old', heardAt: NOON - 120_000 })],
      facts: [factsOf('old', { retired: true })],
    },
  });
  await expect.poll(ids).toHaveLength(3);
  const old = () => rows().find(({ dataset }) => dataset['listed'] === 'old')?.textContent;
  scene.advance({ changes: [change({ id: 'old', heardAt: NOON + 1000 })], now: NOON + 1000 });
  scene.pass(1000);
  await expect.poll(old, { timeout: 3000 }).toContain('Still sending');
  await expect.element(getByText(/1 retired freezer is still sending/)).toBeVisible();
  await getByRole('button', { name: 'Show' }).click();
  await expect.poll(() => location.search).toBe('?use=sending');
});

test('FA3: those that are selected are given the same place or profile', async () => {
  const { changes } = servingFreezers({ freezers: FREEZERS });
  const { ids, getByRole, getByText, getByLabelText } = await showFreezersAdmin();
  await expect.poll(ids).toHaveLength(3);
  await getByLabelText('Select Câmara').click();
  await getByLabelText('Select sensor2').click();
  await expect.element(getByText('2 selected')).toBeVisible();
  await getByRole('button', { name: 'Set place…' }).click();
  await getByRole('dialog').getByLabelText('Place').fill(' Sala 3 ');
  await getByRole('button', { name: 'Set for 2' }).click();
  await expect.element(getByText('2 freezers were changed.')).toBeVisible();
  expect(changes()).toEqual([
    {
      ...{ method: 'POST', path: '/api/freezers' },
      body: { freezers: ['sensor1', 'sensor2'], place: 'Sala 3' },
    },
  ]);
  await getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await getByRole('button', { name: 'Set profile…' }).click();
  await getByRole('dialog').getByLabelText('Profile').selectOptions(BUILT_IN_PROFILES[2]);
  await getByRole('button', { name: 'Set for 2' }).click();
  await expect.poll(() => changes().at(-1)?.body).toMatchObject({ profile: BUILT_IN_PROFILES[2] });
});

test('FA3: what is refused is said for each, and nothing that was chosen is lost', async () => {
  const errors = [{ path: 'freezers sensor1', message: 'its bands would be too wide' }];
  servingFreezers({
    freezers: FREEZERS,
    instead: ({ method }) =>
      method === 'POST'
        ? Response.json({ status: 422, detail: 'Nothing was changed.', errors }, { status: 422 })
        : undefined,
  });
  const { getByLabelText, getByRole, getByText } = await showFreezersAdmin();
  await getByLabelText('Select all 3 that fit').click();
  await getByRole('button', { name: 'Set profile…' }).click();
  await getByRole('button', { name: 'Set for 3' }).click();
  await expect.element(getByText('sensor1: its bands would be too wide')).toBeVisible();
  await getByRole('button', { name: 'Cancel' }).click();
  await expect.element(getByText('3 selected')).toBeVisible();
});

test('FA1, UI4: in Portuguese too', async () => {
  servingFreezers({ freezers: FREEZERS });
  const { rows } = await showFreezersAdmin('/admin/freezers', { locale: 'pt-BR' });
  await expect.poll(() => rows().length).toBe(3);
  const text = rows()
    .map(({ textContent }) => textContent)
    .join();
  for (const words of ['no máximo −18\u00a0°C', 'Desativado', '2 próprias', 'nunca']) {
    expect(text).toContain(words);
  }
});

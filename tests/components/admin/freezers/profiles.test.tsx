import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ProfileView } from '#lib/api/profiles.ts';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { problem } from '#tests/support/alarms-page.tsx';
import {
  listedFreezer,
  outcome,
  type Server,
  servingFreezers,
  showFreezersAdmin,
} from '#tests/support/freezers-admin-page.tsx';

const OWN: ProfileView = {
  ...{ id: 'ice', name: 'Sorvete', freezers: 6 },
  settings: PROFILE_SETTINGS['frozen-food'],
};
const BUILT_IN: ProfileView = {
  ...{ id: 'beverage', name: null, freezers: 0 },
  settings: PROFILE_SETTINGS.beverage,
};
const SIX = Array.from({ length: 6 }, (_, n) => listedFreezer(`s${n + 1}`, { profile: 'ice' }));

async function openProfiles(given: Partial<Server> = {}) {
  const serving = servingFreezers({ profiles: [BUILT_IN, OWN], freezers: SIX, ...given });
  const shown = await showFreezersAdmin('/admin/freezers?show=profiles');
  await expect.element(shown.getByRole('button', { name: 'Edit Sorvete' })).toBeVisible();
  return { ...shown, ...serving, dialog: shown.getByRole('dialog') };
}

test('FA4: profiles are listed with their limits and how many have each', async () => {
  const { container, getByRole } = await openProfiles();
  const texts = [...container.querySelectorAll('[data-profile]')].map((each) => each.textContent);
  expect(texts[0]).toMatch(/Beverage freezer.*comes with Gelo.*−5 to 5\u00a0°C.*no freezer/);
  expect(texts[1]).toMatch(/Sorvete.*−18\u00a0°C at most.*6 freezers/);
  await getByRole('button', { name: '6 freezers' }).click();
  expect(location.search).toBe('?profile=ice');
});

test('FA4: a new one is made from the usual, with a name of its own', async () => {
  const { dialog, getByRole, changes } = await openProfiles();
  await getByRole('button', { name: 'New profile…' }).click();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect.element(dialog.getByText('A name is needed.')).toBeVisible();
  expect(changes()).toEqual([]);
  await dialog.getByLabelText('Name').fill('Câmara fria');
  await dialog.getByRole('textbox', { name: 'High limit' }).fill('3,5');
  await dialog.getByRole('checkbox', { name: 'Stuck after: none' }).click();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect.element(dialog.getByText(/It counts from now on/)).toBeVisible();
  expect(changes()).toEqual([
    {
      ...{ method: 'PUT', path: '/api/profiles/camara-fria' },
      body: {
        name: 'Câmara fria',
        settings: { ...PROFILE_SETTINGS.beverage, high: 3.5, stuckAfterMinutes: null },
        replaces: null,
      },
    },
  ]);
  await expect.element(dialog.getByRole('button', { name: 'Save' })).toBeVisible();
});

test('FA4: a copy begins with what the other holds', async () => {
  const { dialog, getByRole } = await openProfiles();
  await getByRole('button', { name: 'Copy Sorvete' }).click();
  await expect.element(dialog.getByLabelText('Name')).toHaveValue('Copy of Sorvete');
  await expect.element(dialog.getByRole('textbox', { name: 'High limit' })).toHaveValue('-18');
  await expect.element(dialog.getByRole('checkbox', { name: 'Low limit: none' })).toBeChecked();
});

test('FA4, PF2: what does not go together stands beside its field, and nothing is sent', async () => {
  const { dialog, getByRole, changes } = await openProfiles();
  await getByRole('button', { name: 'Edit Beverage freezer' }).click();
  await dialog.getByRole('textbox', { name: 'Low limit' }).fill('7');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(dialog.getByText('The low limit must be below the high one.')).toBeVisible();
  expect(changes()).toEqual([]);
});

test('FA4: a name that another has is said beside it, and nothing typed is lost', async () => {
  const { dialog, getByRole } = await openProfiles({
    instead: ({ method }) =>
      method === 'PUT' ? problem(409, 'Another profile has this name.') : undefined,
  });
  await getByRole('button', { name: 'Edit Sorvete' }).click();
  await dialog.getByLabelText('Name').fill('Bebidas');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect
    .element(dialog.getByText('Another profile has this name.', { exact: true }))
    .toBeVisible();
  await expect.element(dialog.getByLabelText('Name')).toHaveValue('Bebidas');
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog.getByText('What you typed is not saved yet.')).toBeVisible();
});

test('PF5: what somebody else made of a profile meanwhile is shown, and what was typed stays', async () => {
  const theirs = { ...OWN, name: 'Sorvetes', settings: { ...OWN.settings, low: -40 } };
  const { dialog, getByRole, changes, server } = await openProfiles();
  await getByRole('button', { name: 'Edit Sorvete' }).click();
  await dialog.getByRole('textbox', { name: 'High limit' }).fill('-12');
  const errors = [{ path: 'replaces', message: 'it is other by now' }];
  server.profiles = [BUILT_IN, theirs];
  server.instead = ({ method }) =>
    method === 'PUT'
      ? Response.json({ status: 409, detail: 'Nothing was changed.', errors }, { status: 409 })
      : undefined;
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(dialog.getByText(/Somebody else saved other settings/)).toBeVisible();
  await expect.element(dialog.getByText('Name: from “Sorvete” to “Sorvetes”')).toBeVisible();
  await expect.element(dialog.getByLabelText('Name')).toHaveValue('Sorvetes');
  await expect.element(dialog.getByRole('textbox', { name: 'High limit' })).toHaveValue('-12');
  await expect.element(dialog.getByRole('textbox', { name: 'Low limit' })).toHaveValue('-40');
  server.instead = () => undefined;
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(dialog.getByText(/It counts from now on/)).toBeVisible();
  const { name, settings } = theirs;
  const body = { name, settings: { ...settings, high: -12 }, replaces: { name, settings } };
  expect(changes().at(-1)).toMatchObject({ method: 'PUT', body });
});

test('FA4: one that freezers have is not deleted, and says whose it is', async () => {
  const { dialog, getByRole, changes } = await openProfiles();
  await getByRole('button', { name: 'Delete Sorvete' }).click();
  const told = /is the profile of “s1”, “s2”, “s3”, “s4”, “s5” and 1 more/;
  await expect.element(dialog.getByText(told)).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Delete it' }).elements()).toHaveLength(0);
  await dialog.getByRole('button', { name: 'Show them' }).click();
  await expect.poll(() => location.search).toBe('?profile=ice');
  expect(changes()).toEqual([]);
});

test('FA4: one that no freezer has is deleted; those of Gelo are not offered', async () => {
  const { dialog, getByRole, changes } = await openProfiles({ freezers: [] });
  expect(getByRole('button', { name: 'Delete Beverage freezer' }).elements()).toHaveLength(0);
  await getByRole('button', { name: 'Delete Sorvete' }).click();
  await dialog.getByRole('button', { name: 'Delete it' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(changes()).toMatchObject([{ method: 'DELETE', path: '/api/profiles/ice' }]);
});

test('FA5: it is shown what a profile would have meant for one that has it', async () => {
  const own = listedFreezer('s1', { profile: 'ice', overrides: { onDelaySeconds: 5 } });
  const other = listedFreezer('s2', { profile: 'ice', name: 'Outro' });
  const { dialog, getByRole, asked } = await openProfiles({
    freezers: [own, other],
    preview: () => ({ would: outcome(2, 20), now: outcome(1, 5) }),
  });
  await getByRole('button', { name: 'Edit Sorvete' }).click();
  await expect
    .element(dialog.getByText('It would have alarmed 2 times, 20\u00a0min in all.'))
    .toBeVisible();
  const previews = () => asked.filter(({ path }) => path.includes('/preview'));
  expect(decodeURIComponent(previews()[0]?.path ?? '')).toContain('"onDelaySeconds":5');
  await dialog.getByLabelText('Preview on').selectOptions('s2');
  await expect.poll(() => previews().at(-1)?.path).toContain('/freezers/s2/');
});

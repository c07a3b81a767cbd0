import { SWRConfig } from 'swr';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SettingsLoaded } from '#components/freezer/settings-loaded.tsx';
import { SettingsSection } from '#components/freezer/settings-section.tsx';
import type { Me } from '#lib/people/roles.ts';
import type { Locale } from '#lib/words/locale.ts';
import { answering, problem } from '#tests/support/alarms-page.tsx';
import { type Answers, freezerView, serving, showOfFreezer } from '#tests/support/freezer-page.tsx';
import { openScene } from '#tests/support/live-scene.tsx';

const OPERATOR: Me = { person: 'Bia', role: 'operator' };

async function openForm(answers: Answers = {}, locale: Locale = 'en', me?: Me) {
  const asked = serving(answers);
  const shown = await showOfFreezer(<SettingsSection id="f1" />, { locale, ...(me && { me }) });
  const before = asked.length;
  await shown.getByRole('button', { name: locale === 'en' ? 'Settings' : 'Configurações' }).click();
  await expect.poll(() => shown.find('[data-setting="low"]'), { timeout: 5000 }).not.toBeNull();
  const input = (field: string) =>
    shown.find(`[data-setting="${field}"] input`) as HTMLInputElement;
  const fault = (field: string) => shown.find(`[data-setting="${field}"] p`)?.textContent;
  const save = () => shown.getByRole('button', { name: /^(Save|Salvar)$/ }).click();
  const sent = () => asked.filter(({ method }) => method === 'PUT');
  return { ...shown, input, fault, save, sent, askedBefore: before };
}

test('FZ7: the form is loaded when it is opened, and shows what the profile says', async () => {
  const { input, getByRole, askedBefore } = await openForm();
  expect(askedBefore).toBe(0);
  expect(input('high').placeholder).toBe('5\u00a0°C');
  expect(input('onDelaySeconds').placeholder).toBe('120\u00a0s');
  expect(input('cumulativeMinutes').placeholder).toBe('none');
  const profile = getByRole('combobox', { name: 'Profile' });
  await expect.element(profile).toHaveValue('beverage');
  await profile.selectOptions('vaccine-refrigerated');
  await expect.poll(() => input('high').placeholder).toBe('8\u00a0°C');
  expect(input('cumulativeMinutes').placeholder).toBe('60\u00a0min');
});

test('FZ7: decimal commas count, own values and none are sent, the rest follows the profile', async () => {
  const saved = { name: null, place: 'A', profile: 'beverage', overrides: { high: 4.5 } };
  const { input, save, sent, getByText, getByRole, getByLabelText } = await openForm(
    { '/settings': () => saved },
    'pt-BR',
  );
  await expect.poll(() => input('high').value).toBe('4,5');
  await getByRole('textbox', { name: 'Limite inferior' }).fill('-2,25');
  await getByLabelText('Nome').fill(' Câmara ');
  const stuck = getByRole('group', { name: 'Travado após: de onde vem' });
  await stuck.getByRole('button', { name: 'Nenhum' }).click();
  const high = getByRole('group', { name: 'Limite superior: de onde vem' });
  await high.getByRole('button', { name: 'Perfil' }).click();
  await save();
  await expect.element(getByText(/Salvo\./)).toBeVisible();
  expect(sent()).toEqual([
    {
      ...{ method: 'PUT', path: '/api/freezers/f1/settings' },
      body: {
        ...{ name: 'Câmara', place: 'A', profile: 'beverage' },
        overrides: { low: -2.25, stuckAfterMinutes: null },
        replaces: saved,
      },
    },
  ]);
});

describe('faults', () => {
  test('FZ7: what is no number, or too large, is said beside its field, and nothing is sent', async () => {
    const { input, fault, save, sent, getByRole, getByText } = await openForm();
    await getByRole('textbox', { name: 'High limit' }).fill('warm');
    await getByRole('textbox', { name: 'Silent after' }).fill('1');
    await save();
    await expect.poll(() => fault('high')).toBe('This is no number.');
    expect(fault('silentAfterSeconds')).toBe('From 5 to 604800.');
    expect(input('high').ariaInvalid).toBe('true');
    await expect.element(getByText(/2 fields are not right yet/)).toBeVisible();
    expect(sent()).toEqual([]);
    await getByRole('textbox', { name: 'High limit' }).fill('4');
    await expect.poll(() => fault('high')).toBe('Warmer than this is outside.');
  });

  test.each([
    ['Low limit', '9', 'low', 'The low limit must be below the high one.'],
    ['Deadband', '0.5', 'deadband', 'The deadband must be smaller than the warning band.'],
    ['Warning band', '5', 'deadband', /less than half of what lies between the limits/],
  ])(
    'PF2: %s of %s does not go with the rest, which is said beside %s',
    async (name, text, field, said) => {
      const { fault, save, sent, getByRole } = await openForm();
      await getByRole('textbox', { name }).fill(text);
      await save();
      await expect.poll(() => fault(field)).toMatch(said);
      expect(sent()).toEqual([]);
    },
  );

  test('UI10: what the server refuses stands beside its field, and nothing typed is lost', async () => {
    const errors = [
      { path: 'overrides.high', message: 'must not be 4.75' },
      { path: 'name', message: 'must be other' },
    ];
    const detail = 'Nothing was changed.';
    const { input, fault, save, getByRole, getByLabelText, getByText } = await openForm({
      '/settings': () => ({ name: null, place: null, profile: 'beverage', overrides: {} }),
    });
    serving({ '/settings': () => Response.json({ status: 422, detail, errors }, { status: 422 }) });
    await getByRole('textbox', { name: 'High limit' }).fill('4,75');
    await getByLabelText('Name').fill('Bar');
    await save();
    await expect.poll(() => fault('high')).toBe('must not be 4.75');
    await expect.element(getByText('must be other')).toBeVisible();
    expect(input('high').value).toBe('4,75');
    await expect.element(getByLabelText('Name')).toHaveValue('Bar');
  });

  test('UI10: a server that is away says so, and nothing typed is lost', async () => {
    const { input, save, getByRole, getByText } = await openForm();
    serving({ '/settings': () => problem(503, 'The database is away.') });
    await getByRole('textbox', { name: 'High limit' }).fill('4');
    await save();
    await expect.element(getByText(/That did not work: The database is away\./)).toBeVisible();
    expect(input('high').value).toBe('4');
  });
});

test('PF5: what somebody else saved meanwhile is shown, what was typed stays, and the next save takes both', async () => {
  const place = { name: null, place: 'Bar', profile: 'beverage', overrides: { low: -4 } };
  const { save, input, getByRole, getByText, getByLabelText } = await openForm({
    '/settings': () => ({ name: null, place: null, profile: 'beverage', overrides: {} }),
  });
  await getByRole('textbox', { name: 'High limit' }).fill('4');
  const errors = [{ path: 'replaces', message: 'it is other by now' }];
  const refusal = { status: 409, detail: 'Nothing was changed.', errors };
  let asked = 0;
  serving({ '/settings': () => (++asked === 1 ? Response.json(refusal, { status: 409 }) : place) });
  await save();
  await expect.element(getByText(/Somebody else saved other settings/)).toBeVisible();
  await expect.element(getByText('Place: from none to “Bar”')).toBeVisible();
  await expect.element(getByText('Low limit: from (as the profile) to −4\u00a0°C')).toBeVisible();
  expect(input('high').value).toBe('4');
  expect(input('low').value).toBe('-4');
  await expect.element(getByLabelText('Place')).toHaveValue('Bar');
  const again = serving();
  await save();
  await expect.element(getByText(/Saved\./)).toBeVisible();
  const body = { ...place, overrides: { low: -4, high: 4 }, replaces: place };
  expect(again.filter(({ method }) => method === 'PUT')).toMatchObject([{ body }]);
});

test('WH15: whoever is no admin sees what is set, and who may change it', async () => {
  const saved = { name: 'Bar', place: null, profile: 'beverage', overrides: { high: 4.5 } };
  const answers = { '/settings': () => saved };
  const { input, getByText, getByRole } = await openForm(answers, 'en', OPERATOR);
  await expect.poll(() => input('high').value).toBe('4.5');
  expect(input('high').matches(':disabled')).toBe(true);
  await expect
    .element(getByText(/This takes an admin\. You are signed in as Operator/))
    .toBeVisible();
  expect(getByRole('button', { name: 'Save' }).elements()).toEqual([]);
});

test('FZ7: what was typed stays while the form is shut, and can be discarded', async () => {
  const { input, getByRole } = await openForm();
  await getByRole('textbox', { name: 'High limit' }).fill('4');
  const settings = getByRole('button', { name: 'Settings' });
  await settings.click();
  await settings.click();
  expect(input('high').value).toBe('4');
  await getByRole('button', { name: 'Discard changes' }).click();
  await expect.poll(() => input('high').value).toBe('');
});

test('FZ7: settings that could not be had can be asked for again', async () => {
  let away = true;
  const view = freezerView();
  const settings = { name: 'Bar', place: null, profile: view.profile, overrides: {} };
  serving({ '/settings': () => (away ? problem(503, 'The database is away.') : settings) });
  const { getByRole, getByText, getByLabelText } = await showOfFreezer(<SettingsSection id="f1" />);
  await getByRole('button', { name: 'Settings' }).click();
  await expect.element(getByText(/The database is away\./)).toBeVisible();
  away = false;
  await getByRole('button', { name: 'Try again' }).click();
  await expect.element(getByLabelText('Name')).toHaveValue('Bar');
});

test('FZ7: the form begins with what holds now, not with what an earlier one was told', async () => {
  let high = 4;
  const saved = () => ({ name: null, place: null, profile: 'beverage', overrides: { high } });
  serving({ '/settings': saved });
  const form = (key: number) => (
    <SWRConfig value={{ provider: () => kept }} key="cache">
      <SettingsLoaded key={key} id="f1" />
    </SWRConfig>
  );
  const kept = new Map();
  const { change, container } = await openScene().show(form(1));
  const input = () => container.querySelector<HTMLInputElement>('[data-setting="high"] input');
  await expect.poll(() => input()?.value).toBe('4');
  high = 3;
  await change(form(2));
  await expect.poll(() => input()?.value).toBe('3');
});

test('FZ7: a press on Enter saves once, however often it is pressed', async () => {
  const { sent, getByRole } = await openForm();
  const asked = answering(({ method }) => (method === 'PUT' ? new Promise(() => {}) : undefined));
  await getByRole('textbox', { name: 'High limit' }).fill('4');
  await userEvent.keyboard('{Enter}{Enter}{Enter}');
  await expect.element(getByRole('button', { name: 'Saving…' })).toBeVisible();
  expect(sent()).toEqual([]);
  expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(1);
});

import { SWRConfig } from 'swr';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { PeopleAdmin } from '#components/admin/people/people-admin.tsx';
import type { PersonView } from '#lib/api/people.ts';
import type { Me } from '#lib/people/roles.ts';
import type { Locale } from '#lib/words/locale.ts';
import { type Answer, answering, problem } from '#tests/support/alarms-page.tsx';
import { NOON } from '#tests/support/builders.ts';
import { openScene } from '#tests/support/live-scene.tsx';

const dialog = page.getByRole('dialog');

function person(name: string, given: Partial<PersonView> = {}): PersonView {
  return {
    ...{ id: name, name, username: name.toLowerCase(), role: 'viewer', disabled: false },
    ...{ password: 'own', organisation: false, sessions: 0, seenAt: null },
    ...given,
  };
}

async function show(
  people: readonly PersonView[],
  answer: Answer = () => undefined,
  { locale = 'en', me }: { locale?: Locale; me?: Me } = {},
) {
  const asked = answering(
    (each) =>
      answer(each) ?? (each.method === 'GET' ? Response.json({ people }) : Response.json({})),
  );
  const fresh = { provider: () => new Map(), dedupingInterval: 0, shouldRetryOnError: false };
  const shown = await openScene({}, me).show(
    <SWRConfig value={fresh}>
      <PeopleAdmin />
    </SWRConfig>,
    locale,
  );
  return { ...shown, sent: () => asked.filter(({ method }) => method !== 'GET'), asked };
}

const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });

test('WH5: each is listed, with role, how he comes in, and where he is', async () => {
  await show([
    person('Ana', { role: 'admin', sessions: 2, seenAt: NOON }),
    person('Bia', { password: 'given' }),
    person('Caio', { disabled: true, role: 'operator' }),
    person('Dani', { username: null, password: 'none' }),
    person('Eva', { username: null, password: 'none', organisation: true }),
  ]);
  await expect
    .element(row('Ana').getByText(/signed in on 2 browsers · last signed in/))
    .toBeVisible();
  await expect.element(row('Ana').getByText('(you)')).toBeVisible();
  await expect.element(row('Bia').getByText('Has yet to choose a password')).toBeVisible();
  await expect.element(row('Caio').getByText('Disabled')).toBeVisible();
  await expect.element(row('Caio').getByText('Operator')).toBeVisible();
  await expect.element(row('Dani').getByText('No password yet')).toBeVisible();
  await expect.element(row('Eva').getByText('Signed in by the organisation')).toBeVisible();
});

test('WH5: who is added gets a password, which is shown once', async () => {
  const { sent } = await show([person('Ana', { role: 'admin' })], ({ method }) => {
    const added = { person: person('Bia', { password: 'given' }), password: 'abcde-fghjk' };
    return method === 'POST' ? Response.json(added, { status: 201 }) : undefined;
  });
  await page.getByRole('button', { name: 'Add person' }).click();
  await dialog.getByLabelText('Name', { exact: true }).fill('Bia');
  await dialog.getByLabelText('Sign-in name').fill('bia');
  await dialog.getByRole('radio', { name: /^Admin/ }).click();
  await dialog.getByRole('button', { name: 'Add person' }).click();
  await expect.element(dialog.getByText('abcde-fghjk')).toBeVisible();
  expect(sent()).toEqual([
    { method: 'POST', path: '/api/people', body: { name: 'Bia', username: 'bia', role: 'admin' } },
  ]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(document.body.textContent).not.toContain('abcde-fghjk');
});

test('WH5, UI10: what is wrong is said beside its field, and loses nothing', async () => {
  const errors = [{ path: 'username', message: 'x' }];
  const body = { status: 422, title: 'No', type: 'about:blank', detail: 'x', errors };
  await show([], ({ method }) =>
    method === 'POST' ? Response.json(body, { status: 422 }) : undefined,
  );
  await expect.element(page.getByText(/Nobody has a name and a password yet/)).toBeVisible();
  await page.getByRole('button', { name: 'Add person' }).click();
  await dialog.getByLabelText('Name', { exact: true }).fill('Bia');
  await dialog.getByLabelText('Sign-in name').fill('a b');
  await dialog.getByRole('button', { name: 'Add person' }).click();
  await expect.element(dialog.getByText(/only, without spaces\./)).toBeVisible();
  await expect.element(dialog.getByLabelText('Sign-in name')).toBeInvalid();
  await expect.element(dialog.getByLabelText('Name', { exact: true })).toHaveValue('Bia');
});

test('WH5: role and entry are changed; all of it is sent', async () => {
  const { sent, asked } = await show([person('Ana', { role: 'admin' }), person('Bia')]);
  await row('Bia')
    .getByRole('button', { name: /Change/ })
    .click();
  await dialog.getByRole('radio', { name: /^Operator/ }).click();
  await dialog.getByRole('checkbox', { name: /May sign in/ }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(sent()).toEqual([
    {
      ...{ method: 'PUT', path: '/api/people/Bia' },
      body: { name: 'Bia', username: 'bia', role: 'operator', disabled: true },
    },
  ]);
  expect(asked.filter(({ method }) => method === 'GET')).toHaveLength(2);
});

test('WH5: that there would be no admin left is said, in the reader’s language', async () => {
  await show(
    [person('Ana', { role: 'admin' })],
    ({ method }) => (method === 'PUT' ? problem(409, 'in the server’s words') : undefined),
    { locale: 'pt-BR' },
  );
  await row('Ana')
    .getByRole('button', { name: /Alterar/ })
    .click();
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect.element(dialog.getByText(/Dê antes esse papel a outra pessoa/)).toBeVisible();
});

test('WH5: a new password is shown once; sessions end where one says so', async () => {
  const { sent } = await show([person('Bia', { sessions: 3 })], ({ path }) =>
    path.endsWith('/password')
      ? Response.json({ person: person('Bia'), password: 'zyxwv-utsrq' })
      : undefined,
  );
  await row('Bia')
    .getByRole('button', { name: /Change/ })
    .click();
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect.element(dialog.getByText('Signed out everywhere.')).toBeVisible();
  await dialog.getByRole('button', { name: 'New password' }).click();
  await expect.element(dialog.getByText('zyxwv-utsrq')).toBeVisible();
  expect(sent().map(({ method, path }) => `${method} ${path}`)).toEqual([
    'DELETE /api/people/Bia/sessions',
    'POST /api/people/Bia/password',
  ]);
});

test('WH15: to whoever is no admin it says who is, and asks for nothing', async () => {
  const { asked, getByText } = await show([], undefined, {
    me: { person: 'Bia', role: 'operator' },
  });
  await expect.element(getByText(/This takes an admin/)).toBeVisible();
  expect(asked).toEqual([]);
});

test('WH5: that the people could not be loaded is said, and can be tried again', async () => {
  let away = true;
  await show([person('Ana')], () => (away ? problem(503, 'The database is away.') : undefined));
  await expect.element(page.getByText(/The people could not be loaded/)).toBeVisible();
  away = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(row('Ana')).toBeVisible();
});

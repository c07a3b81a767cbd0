import { SWRConfig } from 'swr';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { AccountButton } from '#components/session/account-button.tsx';
import { SessionNotices } from '#components/session/session-notices.tsx';
import { SessionWatch } from '#components/session/session-watch.tsx';
import type { MeView } from '#lib/api/people.ts';
import type { Me } from '#lib/people/roles.ts';
import type { Locale } from '#lib/words/locale.ts';
import { type Answer, answering, problem } from '#tests/support/alarms-page.tsx';
import { goTo, openScene } from '#tests/support/live-scene.tsx';
import { asked as asks } from '#tests/support/next/navigation.ts';

const ANA: Me = { person: 'Ana', role: 'operator' };
type Person = NonNullable<MeView['person']>;
const person: Person = {
  ...{ id: '1', name: 'Ana', username: 'ana', password: 'own', organisation: false },
};
const dialog = page.getByRole('dialog');

/** The button, opened, of somebody who is as the server says. */
async function openAccount(
  given: Partial<Person> = {},
  answer: Answer = () => undefined,
  locale: Locale = 'en',
) {
  const me: MeView = { person: { ...person, ...given }, role: 'operator' };
  const asked = answering((each) => answer(each) ?? Response.json(me));
  const fresh = { provider: () => new Map(), dedupingInterval: 0 };
  const scene = openScene({}, ANA);
  const shown = await scene.show(
    <SWRConfig value={fresh}>
      <AccountButton />
    </SWRConfig>,
    locale,
  );
  await page.getByRole('button', { name: /Ana/ }).click();
  await expect.element(dialog.getByText(/Ana/).first()).toBeVisible();
  return { ...shown, sent: () => asked.filter(({ method }) => method !== 'GET') };
}

const field = (name: string) => dialog.getByLabelText(name, { exact: true });

test('WH15: who is not signed in has the way to it, and back to where he is', async () => {
  goTo('/alarms');
  const { getByRole } = await openScene({}, { person: null, role: 'viewer' }).show(
    <AccountButton />,
  );
  const link = getByRole('link', { name: 'Sign in' });
  await expect.element(link).toHaveAttribute('href', '/sign-in?to=%2Falarms');
});

test.each<[Locale, string]>([
  ['en', 'Account: Ana (Operator)'],
  ['pt-BR', 'Conta: Ana (Operação)'],
])('WH15: in %s the button says who one is, and what one may do', async (locale, name) => {
  const { getByRole } = await openScene({}, ANA).show(<AccountButton />, locale);
  await expect.element(getByRole('button', { name })).toBeVisible();
});

test('WH5: the name is changed, and the page is made anew around it', async () => {
  const before = asks.refresh;
  const { sent } = await openAccount();
  await field('Name').fill('Ana Silva');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(dialog.getByText('Saved.')).toBeVisible();
  expect(sent()).toEqual([
    { method: 'PUT', path: '/api/me', body: { name: 'Ana Silva', username: 'ana' } },
  ]);
  expect(asks.refresh).toBe(before + 1);
});

test.each([
  ['name', 'Somebody else is called so.'],
  ['username', 'Somebody else signs in so, or it is needed for the password.'],
])('WH5: a %s that is taken is said beside it', async (path, words) => {
  const taken = () =>
    Response.json(
      {
        status: 409,
        title: 'No',
        type: 'about:blank',
        detail: 'x',
        errors: [{ path, message: 'x' }],
      },
      { status: 409 },
    );
  await openAccount({}, ({ method }) => (method === 'PUT' ? taken() : undefined));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(dialog.getByText(words)).toBeVisible();
  const box = field(path === 'name' ? 'Name' : 'Sign-in name');
  await expect.element(box).toBeInvalid();
});

test('WH5: a new password takes the one before; what is wrong is said, and stays', async () => {
  let right = false;
  const { sent } = await openAccount({}, ({ path }) => {
    if (path !== '/api/me/password' || right) return undefined;
    const errors = [{ path: 'current', message: 'x' }];
    const body = { status: 422, title: 'No', type: 'about:blank', detail: 'x', errors };
    return Response.json(body, { status: 422 });
  });
  await field('Password up to now').fill('wrong');
  await field('New password').fill('a new long password');
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await expect.element(dialog.getByText('That is not your password up to now.')).toBeVisible();
  await expect.element(field('New password')).toHaveValue('a new long password');
  right = true;
  await field('Password up to now').fill('the right one');
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await expect.element(dialog.getByText(/Your other browsers were signed out/)).toBeVisible();
  expect(sent().map(({ body }) => body)).toEqual([
    { current: 'wrong', password: 'a new long password' },
    { current: 'the right one', password: 'a new long password' },
  ]);
  await expect.element(field('New password')).toHaveValue('');
});

test('WH4: who came by the link is asked for all of it at once', async () => {
  const { sent } = await openAccount({ username: null, password: 'none' });
  await field('Sign-in name').fill('ana');
  await field('Password').fill('a long password');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => sent().map(({ method, path, body }) => [method, path, body]))
    .toEqual([
      ['PUT', '/api/me', { name: 'Ana', username: 'ana' }],
      ['POST', '/api/me/password', { password: 'a long password' }],
    ]);
  await expect.element(dialog.getByText('Saving…')).not.toBeInTheDocument();
});

test('WH7: whom an organisation signs in has no password here', async () => {
  await openAccount({ username: null, password: 'none', organisation: true }, undefined, 'pt-BR');
  await expect
    .element(dialog.getByText(/Quem confirma sua entrada é sua organização/))
    .toBeVisible();
});

test('WH3: that signing out did not work is said', async () => {
  const { sent } = await openAccount({}, ({ path }) =>
    path === '/api/auth/sign-out' ? problem(503, 'The database is away.') : undefined,
  );
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect.element(dialog.getByText(/The database is away/)).toBeVisible();
  expect(sent()).toMatchObject([{ method: 'POST', path: '/api/auth/sign-out' }]);
});

test('WH4: who has no way back yet is reminded of it, quietly', async () => {
  answering(() => Response.json({ person: { ...person, password: 'none' }, role: 'admin' }));
  const { getByText, getByRole } = await openScene({}, { ...ANA, unfinished: true }).show(
    <SessionNotices />,
  );
  await expect.element(getByText(/Choose a name and a password of your own/)).toBeVisible();
  await getByRole('button', { name: 'Choose' }).click();
  await expect.element(dialog).toBeVisible();
});

test.each<['ended' | 'refused', RegExp]>([
  ['ended', /You have been signed out\. What you typed is still here\./],
  ['refused', /only to people who are signed in/],
])(
  'WH3, WH15: that a session has %s is said, and one can sign in on the spot',
  async (what, words) => {
    const scene = openScene({}, ANA);
    const { getByText, getByRole, container } = await scene.show(
      <>
        <SessionNotices />
        <SessionWatch />
      </>,
    );
    expect(container.textContent).toBe('');
    scene.store.setSession(what);
    await expect.element(getByText(words)).toBeVisible();
    await getByRole('button', { name: 'Sign in' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Sign in to go on' })).toBeVisible();
  },
);

test('WH3: with another role the page is made anew', async () => {
  const before = asks.refresh;
  const scene = openScene({}, ANA);
  await scene.show(<SessionWatch />);
  expect(asks.refresh).toBe(before);
  scene.store.sessionChanged();
  await expect.poll(() => asks.refresh).toBe(before + 1);
});

import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SignInForm } from '#components/session/sign-in-form.tsx';
import { SignInPage } from '#components/session/sign-in-page.tsx';
import type { Me } from '#lib/people/roles.ts';
import type { Locale } from '#lib/words/locale.ts';
import { answering, problem } from '#tests/support/alarms-page.tsx';
import { openScene } from '#tests/support/live-scene.tsx';

const NOBODY: Me = { person: null, role: null };
const ANA = { person: { name: 'Ana' }, role: 'operator' };

async function showForm(answer: Parameters<typeof answering>[0], locale: Locale = 'en') {
  const asked = answering(answer);
  const onDone = vi.fn();
  const form = <SignInForm organisation={undefined} to="/" onDone={onDone} />;
  const shown = await openScene(null, NOBODY).show(form, locale);
  return { ...shown, asked, onDone };
}

async function fill(username: string, password: string) {
  await page.getByRole('textbox', { name: /Sign-in name|Nome de usuário/ }).fill(username);
  await page.getByLabelText(/^(Password|Senha)$/).fill(password);
}

describe('the form', () => {
  test('WH6: sends name and password, with Enter too, and says who it is', async () => {
    const { asked, onDone } = await showForm(() => Response.json(ANA));
    await fill('ana', 'a long password');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => onDone.mock.calls).toEqual([[ANA]]);
    expect(asked).toEqual([
      {
        ...{ method: 'POST', path: '/api/auth/sign-in/username' },
        body: { username: 'ana', password: 'a long password' },
      },
    ]);
  });

  test.each<[number, Locale, RegExp]>([
    [401, 'en', /This name and this password do not go together\./],
    [401, 'pt-BR', /não combinam/],
    [429, 'en', /Too many tries/],
    [429, 'pt-BR', /Tentativas demais/],
    [403, 'en', /has disabled this person/],
    [403, 'pt-BR', /foi desativada/],
    [503, 'en', /in the server’s words/],
  ])('WH6: a %i is told in %s, and loses nothing that was typed', async (status, locale, words) => {
    const { onDone } = await showForm(() => problem(status, 'in the server’s words'), locale);
    await fill('ana', 'wrong');
    await page.getByRole('button', { name: /^(Sign in|Entrar)$/ }).click();
    await expect.element(page.getByRole('alert').getByText(words)).toBeVisible();
    await expect.element(page.getByLabelText(/^(Password|Senha)$/)).toHaveValue('wrong');
    expect(onDone).not.toHaveBeenCalled();
  });

  test('WH6: while one answer is waited for nothing more is sent', async () => {
    let answer = () => undefined as unknown;
    const { asked } = await showForm(
      () =>
        new Promise<Response>((resolve) => {
          answer = () => resolve(Response.json(ANA));
        }),
    );
    await fill('ana', 'x');
    await userEvent.keyboard('{Enter}{Enter}');
    await page.getByRole('button', { name: 'Signing in…' }).click({ force: true });
    expect(asked).toHaveLength(1);
    answer();
  });

  test('WH7: an organisation is a button of its own; that it is away is said', async () => {
    const asked = answering(() => problem(503, 'Nobody could be signed in.'));
    const form = <SignInForm organisation="Frio Ltda" to="/alarms" onDone={() => undefined} />;
    await openScene(null, NOBODY).show(form, 'pt-BR');
    await page.getByRole('button', { name: 'Entrar com Frio Ltda' }).click();
    await expect.element(page.getByRole('alert').getByText(/Nobody could be/)).toBeVisible();
    expect(asked).toMatchObject([{ path: '/api/auth/sign-in/social', body: { to: '/alarms' } }]);
  });
});

describe('the page', () => {
  const show = (
    given: Partial<Parameters<typeof SignInPage>[0]>,
    me = NOBODY,
    locale: Locale = 'en',
  ) =>
    openScene(null, me).show(
      <SignInPage to="/alarms" reason={undefined} organisation={undefined} {...given} />,
      locale,
    );

  test('WH4: a link that is void says what to do', async () => {
    const { getByRole } = await show({ reason: 'link' });
    const alert = getByRole('alert');
    await expect.element(alert.getByText('This link does not work any more')).toBeVisible();
    await expect.element(alert.getByText('npm run user -- add ana --role=admin')).toBeVisible();
  });

  test('WH7: so does an organisation that let nobody in', async () => {
    const { getByText } = await show({ reason: 'organisation' }, NOBODY, 'pt-BR');
    await expect.element(getByText(/Sua organização não autorizou/)).toBeVisible();
  });

  test('WH2: where everybody may look there is a way to that, else there is none', async () => {
    const { getByRole } = await show({}, { person: null, role: 'viewer' });
    const link = getByRole('link', { name: 'Look without signing in' });
    await expect.element(link).toHaveAttribute('href', '/alarms');
  });

  test('WH2: and where nobody may, there is none', async () => {
    const { container } = await show({});
    expect(container.querySelectorAll('a')).toHaveLength(0);
  });

  test('WH15: whoever is signed in is told so, and can go on', async () => {
    const { getByRole, getByText } = await show({}, { person: 'Ana', role: 'operator' });
    await expect.element(getByText('Signed in as Ana (Operator)')).toBeVisible();
    await expect.element(getByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/alarms');
  });
});

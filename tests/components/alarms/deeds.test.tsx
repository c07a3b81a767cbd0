import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SessionWatch } from '#components/session/session-watch.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { Me } from '#lib/people/roles.ts';
import { answering, factsWith, placed, problem, showAlarms } from '#tests/support/alarms-page.tsx';
import { alarmView, factsOf, NOON } from '#tests/support/builders.ts';

const alarms = [1, 2, 3].map((id) => alarmView({ id, freezer: `f${id}`, raisedAt: 10 - id }));
const facts = factsWith(...alarms);
const dialog = page.getByRole('dialog');
const changes = (asked: ReturnType<typeof answering>) =>
  asked.filter(({ method }) => method === 'POST');
const acknowledge = (id: number) => `/api/alarms/${id}/acknowledge`;
const selectAll = () => page.getByRole('checkbox', { name: 'Select all shown' }).click();
const bar = page.getByRole('region', { name: 'What to do with the selected alarms' });

const type = (note: string) => dialog.getByRole('textbox', { name: 'Note' }).fill(note);

test('AM2, AP4: an alarm is acknowledged with a note; who did it is who is signed in', async () => {
  const asked = answering();
  const { row } = await showAlarms({ facts });
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).first().click();
  await type('a porta estava aberta');
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  const body = { note: 'a porta estava aberta' };
  expect(changes(asked)).toEqual([{ method: 'POST', path: acknowledge(1), body }]);
  row(2).querySelector<HTMLElement>('button')?.click();
  await expect.element(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('');
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect.poll(() => changes(asked)[1]).toMatchObject({ body: { note: '' } });
});

test('WH15, UI10: a session that has ended offers to sign in on the spot; what was typed stays', async () => {
  let signedOut = true;
  const asked = answering(({ path }) => {
    if (path === '/api/auth/sign-in/username') {
      signedOut = false;
      return Response.json({ person: { name: 'Ana' }, role: 'operator' });
    }
    return signedOut && path === acknowledge(1) ? problem(401, 'Sign in first.') : undefined;
  });
  await showAlarms({ facts }, { around: <SessionWatch /> });
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).first().click();
  await type('longa história');
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  const signIn = page.getByRole('dialog', { name: 'Sign in to go on' });
  await signIn.getByLabelText('Sign-in name').fill('ana');
  await signIn.getByLabelText('Password').fill('a long password');
  await signIn.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(signIn).not.toBeInTheDocument();
  await expect.element(dialog.getByText(/Sign in to do this/)).toBeVisible();
  await expect.element(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('longa história');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(changes(asked).map(({ path, body }) => [path, body])).toEqual([
    [acknowledge(1), { note: 'longa história' }],
    ['/api/auth/sign-in/username', { username: 'ana', password: 'a long password' }],
    [acknowledge(1), { note: 'longa história' }],
  ]);
});

test.each<[Me, RegExp]>([
  [{ person: null, role: 'viewer' }, /This takes an operator\. Sign in$/],
  [{ person: 'Bia', role: 'viewer' }, /You are signed in as Viewer\. Ask an admin/],
])(
  'WH15: to %j nothing is offered that he may not do, and it is said who may',
  async (me, words) => {
    const asked = answering();
    const { row } = await showAlarms({ facts }, { me });
    await expect.element(page.getByText(/This takes an operator/)).toBeVisible();
    expect(page.getByText(/This takes an operator/).element().textContent).toMatch(words);
    await userEvent.keyboard('jxas');
    expect(page.getByRole('checkbox').elements()).toEqual([]);
    await row(1).querySelector<HTMLElement>('button[aria-expanded]')?.click();
    for (const name of ['Acknowledge', 'Shelve', 'Comment']) {
      expect(page.getByRole('button', { name, exact: true }).elements()).toEqual([]);
    }
    await expect.element(dialog).not.toBeInTheDocument();
    expect(changes(asked)).toEqual([]);
  },
);

test('AM2: a shelf of some length, whose end is shown', async () => {
  const asked = answering();
  await showAlarms({ facts });
  await userEvent.keyboard('js');
  const hours = dialog.getByRole('radio', { name: /^4 hours/ });
  await expect.element(hours).toBeVisible();
  const until = new Intl.DateTimeFormat('en', { timeStyle: 'short', hourCycle: 'h23' });
  await expect
    .element(hours)
    .toHaveAccessibleName(`4 hours until ${until.format(NOON + 4 * 3_600_000)}`);
  await hours.click({ force: true });
  await dialog.getByRole('button', { name: 'Shelve' }).click();
  await expect
    .poll(() => changes(asked))
    .toMatchObject([{ path: '/api/alarms/1/shelve', body: { minutes: 240, note: '' } }]);
});

test('AM2: many at once; those that have no shelf to end are left as they are', async () => {
  const asked = answering();
  const shelved = { ...alarms[0], shelvedUntil: NOON + 60_000 } as AlarmView;
  await showAlarms({ facts: factsWith(shelved, ...alarms.slice(1)) });
  await selectAll();
  await bar.getByRole('button', { name: 'End shelf' }).click();
  await expect
    .element(dialog.getByText('2 that are not shelved are left as they are.'))
    .toBeVisible();
  await dialog.getByRole('button', { name: 'End shelf' }).click();
  await expect
    .poll(() => changes(asked).map(({ path }) => path))
    .toEqual(['/api/alarms/1/unshelve']);
});

test('AM2, AL16: what is done to an alarm is done to its warning, which is named and not asked for', async () => {
  const asked = answering();
  localStorage.setItem('gelo-person', 'Ana');
  const near = alarmView({ id: 9, freezer: 'f1', kind: 'warning' });
  const { scene, rows } = await showAlarms({ facts: factsWith(near) });
  await userEvent.keyboard('jx');
  scene.advance({ facts: [factsOf('f1', { alarms: [near, ...alarms.slice(0, 1)] })] });
  await expect.poll(rows).toEqual([9, 1]);
  await selectAll();
  await bar.getByRole('button', { name: 'Acknowledge' }).click();
  await expect.element(dialog.getByRole('heading', { name: 'Acknowledge alarm' })).toBeVisible();
  await expect.element(dialog.getByText('· Too warm · Close to a limit')).toBeVisible();
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(changes(asked).map(({ path }) => path)).toEqual([acknowledge(1)]);
  await expect.element(bar).not.toBeInTheDocument();
});

test('AM2: a comment needs words', async () => {
  const asked = answering();
  await showAlarms({ facts });
  await selectAll();
  await bar.getByRole('button', { name: 'Comment' }).click();
  await dialog.getByRole('button', { name: 'Comment' }).click();
  await expect.element(dialog.getByText('Please write something.')).toBeVisible();
  expect(changes(asked)).toEqual([]);
  await type(' degelo ');
  await dialog.getByRole('button', { name: 'Comment' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(changes(asked).map(({ body }) => body)).toEqual(alarms.map(() => ({ note: 'degelo' })));
});

test('AM2: each that was refused is named with its reason and stays selected; what was typed stays', async () => {
  const before = { ...alarms[1], standing: 'acknowledged', acknowledgedBy: 'Bia' } as AlarmView;
  let refusing = true;
  const asked = answering(({ method, path }) => {
    if (path === '/api/alarms/2') return Response.json({ ...before, acknowledgedAt: NOON });
    if (method !== 'POST' || path === acknowledge(1)) return undefined;
    if (path === acknowledge(2)) return problem(409, 'in the server’s own words');
    return refusing ? problem(503, 'The database is away.') : undefined;
  });
  const named = placed('f2', 'Câmara', 'Cozinha', ...alarms.slice(1, 2));
  await showAlarms({ facts: [...factsWith(...alarms), named] });
  await selectAll();
  await bar.getByRole('button', { name: 'Acknowledge' }).click();
  await type('vi');
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  const said = dialog.getByRole('alert');
  await expect.element(said.getByText('1 was done. 2 were not:')).toBeVisible();
  const lines = said
    .getByRole('listitem')
    .elements()
    .map((each) => each.textContent);
  expect(lines).toEqual([
    expect.stringMatching(/^Câmara, Too warm: Bia acknowledged it \d\d:\d\d$/),
    'f3, Too warm: That did not work: The database is away.',
  ]);
  await expect.element(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('vi');
  await expect.element(page.getByText('2 selected')).toBeInTheDocument();
  refusing = false;
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect.element(said.getByText('2 were done. 1 was not:')).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  await expect.element(page.getByText('1 selected')).toBeInTheDocument();
  expect(
    changes(asked)
      .map(({ path }) => path)
      .sort(),
  ).toEqual([1, 2, 3, 3].map((id) => acknowledge(id)));
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect.element(dialog).not.toBeInTheDocument();
});

test('AM2: one that closed meanwhile is said to be so', async () => {
  answering(({ method, path }) => {
    if (path === '/api/alarms/1') return Response.json({ ...alarms[0], standing: 'none' });
    return method === 'POST' ? problem(409, 'in the server’s own words') : undefined;
  });
  await showAlarms({ facts });
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).first().click();
  await type('vi');
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect.element(dialog.getByText(/Too warm: it has closed meanwhile/)).toBeVisible();
});

test('AM2: where Gelo does not answer that is said, and a note outlives the closed dialog', async () => {
  answering(({ method }) =>
    method === 'POST' ? Promise.reject(new TypeError('Failed to fetch')) : undefined,
  );
  await showAlarms({ facts: factsWith(...alarms.slice(0, 1)) });
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await type('longa história');
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect.element(dialog.getByRole('alert').getByText(/Gelo does not answer/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect.element(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('longa história');
});

test('AM2: a press on Enter in a field sends once, however often it is pressed', async () => {
  let answer = () => undefined as unknown;
  const asked = answering(({ method }) =>
    method === 'POST'
      ? new Promise<Response>((resolve) => {
          answer = () => resolve(Response.json(alarms[0]));
        })
      : undefined,
  );
  await showAlarms({ facts: factsWith(...alarms.slice(0, 1)) });
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await type('x');
  dialog.getByRole('button', { name: 'Acknowledge' }).element().focus();
  await userEvent.keyboard('{Enter}{Enter}{Enter}');
  await expect.element(dialog.getByRole('button', { name: '0 of 1…' })).toBeVisible();
  expect(changes(asked)).toHaveLength(1);
  answer();
  await expect.element(dialog).not.toBeInTheDocument();
});

test('AM2: an alarm that closes while it is selected is not acted on', async () => {
  const asked = answering();
  const { scene } = await showAlarms({ facts });
  await selectAll();
  scene.advance({ facts: [factsOf('f2')] });
  await expect.element(page.getByText('2 selected')).toBeVisible();
  await bar.getByRole('button', { name: 'Acknowledge' }).click();
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect
    .poll(() =>
      changes(asked)
        .map(({ path }) => path)
        .sort(),
    )
    .toEqual([...[acknowledge(1), acknowledge(3)]]);
});

test.each(['before', 'after'])(
  'AM2, UI7: the focus is at the row where its button went %s the dialog',
  async (when) => {
    const acknowledged = { ...alarms[0], standing: 'acknowledged' } as AlarmView;
    const told = () => scene.advance({ facts: factsWith(acknowledged) });
    answering(({ method }) => {
      if (method === 'POST' && when === 'before') told();
      return undefined;
    });
    const { scene, row } = await showAlarms({ facts: factsWith(...alarms.slice(0, 1)) });
    await page.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    if (when === 'after') told();
    const button = page.getByRole('button', { name: 'Acknowledge', exact: true });
    await expect.element(button).not.toBeInTheDocument();
    await expect.poll(() => document.activeElement).toBe(row(1));
  },
);

describe('UI7: the keyboard’s focus', () => {
  const focused = () => document.activeElement;
  const heading = page.getByRole('heading', { name: 'Alarms', level: 1 });

  test('UI7: is at the row that the keyboard was at, once the bar of the selected has gone', async () => {
    answering();
    const { row } = await showAlarms({ facts });
    await userEvent.keyboard('jxjx');
    await bar.getByRole('button', { name: 'Acknowledge' }).click();
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(bar).not.toBeInTheDocument();
    await expect.poll(focused).toBe(row(2));
  });

  test.each([
    ['its own button', () => userEvent.keyboard('{Enter}')],
    ['Escape', () => userEvent.keyboard('{Escape}')],
  ])('UI7: is there as well when the selection is cleared by %s', async (_how, clear) => {
    answering();
    const { row } = await showAlarms({ facts });
    await userEvent.keyboard('jx');
    const button = bar.getByRole('button', { name: 'Clear selection' });
    (button.element() as HTMLElement).focus();
    await clear();
    await expect.element(bar).not.toBeInTheDocument();
    await expect.poll(focused).toBe(row(1));
  });

  test('UI7: goes to the next row when its row closes, to the one before at the end, then to the heading', async () => {
    answering();
    const { scene, row } = await showAlarms({ facts });
    const leave = async (id: number) => {
      scene.advance({ facts: [factsOf(`f${id}`)] });
      await userEvent.hover(page.getByRole('list').first());
      await userEvent.hover(heading);
    };
    await userEvent.keyboard('jj');
    expect(focused()).toBe(row(2));
    await leave(2);
    await expect.poll(focused).toBe(row(3));
    await leave(3);
    await expect.poll(focused).toBe(row(1));
    await leave(1);
    await expect.element(heading).toHaveFocus();
  });
});

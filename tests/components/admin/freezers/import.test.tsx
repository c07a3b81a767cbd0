import { expect, test } from 'vitest';
import type { ImportReport } from '#lib/api/freezers-csv.ts';
import type { Locale } from '#lib/words/locale.ts';
import { problem } from '#tests/support/alarms-page.tsx';
import {
  listedFreezer,
  type Server,
  servingFreezers,
  showFreezersAdmin,
} from '#tests/support/freezers-admin-page.tsx';

const BEFORE = { name: 'Bar', place: null, profile: 'beverage', overrides: {}, profileName: null };
const REPORT: ImportReport = {
  ...{ applied: false, revision: 7, rows: 3, changed: 1, faulty: 0, faults: [] },
  changes: [
    {
      id: 'f1',
      line: 2,
      before: BEFORE,
      after: { ...BEFORE, name: 'Deck', overrides: { high: 6.5 } },
    },
  ],
};

async function openImport(given: Partial<Server> = {}, locale: Locale = 'en') {
  const serving = servingFreezers({ freezers: [listedFreezer('f1', { name: 'Bar' })], ...given });
  const shown = await showFreezersAdmin('/admin/freezers', { locale });
  const name = locale === 'en' ? 'Import CSV…' : 'Importar CSV…';
  await shown.getByRole('button', { name }).click();
  const dialog = shown.getByRole('dialog');
  const input = () => document.querySelector<HTMLInputElement>('input[type="file"]');
  await expect.poll(input).not.toBeNull();
  const choose = (text: string, as = 'freezers.csv') => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], as, { type: 'text/csv' }));
    const field = input();
    if (field === null) throw new Error('there is nothing to choose a file with');
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  return { ...shown, ...serving, dialog, choose };
}

const reporting =
  (report: Partial<ImportReport>): Server['instead'] =>
  ({ path }) =>
    path.startsWith('/api/freezers.csv') ? { ...REPORT, ...report } : undefined;

test('FA8: what a file would change is shown first, and then done', async () => {
  const { dialog, choose, changes, asked } = await openImport({ instead: reporting({}) });
  choose('id,name,high\nf1,Deck,6.5\n');
  await expect
    .element(dialog.getByText(/3 lines in freezers\.csv\. 1 freezer would change:/))
    .toBeVisible();
  await expect.element(dialog.getByText('Name: from “Bar” to “Deck”')).toBeVisible();
  await expect
    .element(dialog.getByText('High limit: from (as the profile) to 6.5\u00a0°C'))
    .toBeVisible();
  expect(changes().map(({ path }) => path)).toEqual(['/api/freezers.csv?dry=true']);
  const listings = () => asked.filter(({ path }) => path === '/api/freezers').length;
  const before = listings();
  await dialog.getByRole('button', { name: 'Change 1 freezer' }).click();
  await expect.element(dialog.getByText('1 freezer was changed.')).toBeVisible();
  expect(changes().at(-1)).toEqual({
    ...{ method: 'POST', path: '/api/freezers.csv?revision=7' },
    body: 'id,name,high\nf1,Deck,6.5\n',
  });
  await expect.poll(listings).toBeGreaterThan(before);
});

test('FA8: what is wrong is said by line and column, and nothing can be imported', async () => {
  const faults: ImportReport['faults'] = [
    { line: 3, column: 3, fault: 'not-a-number', text: 'quente' },
    { line: 4, column: null, fault: 'cells', text: '' },
  ];
  const instead = reporting({ changed: 0, changes: [], faulty: 2, faults });
  const { dialog, choose } = await openImport({ instead }, 'pt-BR');
  choose('x');
  await expect.element(dialog.getByText(/Há 2 erros no arquivo/)).toBeVisible();
  await expect
    .element(dialog.getByText('Linha 3, coluna 3: “quente” não é um número.'))
    .toBeVisible();
  await expect.element(dialog.getByText(/Linha 4: Esta linha tem mais ou menos/)).toBeVisible();
  expect(dialog.getByRole('button', { name: /Alterar/ }).elements()).toHaveLength(0);
});

test('FA8: where settings changed in between it is shown anew', async () => {
  let applied = 0;
  const { dialog, choose } = await openImport({
    instead: ({ path }) => {
      if (path.includes('revision') && applied++ === 0) return problem(409, 'Changed since.');
      return path.startsWith('/api/freezers.csv') ? REPORT : undefined;
    },
  });
  choose('x');
  await dialog.getByRole('button', { name: 'Change 1 freezer' }).click();
  await expect.element(dialog.getByText(/Settings were changed since you looked/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Change 1 freezer' }).click();
  await expect.element(dialog.getByText('1 freezer was changed.')).toBeVisible();
});

test('FA8: a file that changes nothing says so', async () => {
  const { dialog, choose } = await openImport({ instead: reporting({ changed: 0, changes: [] }) });
  choose('x');
  await expect.element(dialog.getByText(/Nothing would change: all is so already\./)).toBeVisible();
});

test('FA8: a file that is too large is not sent', async () => {
  const { dialog, choose, changes } = await openImport({ instead: reporting({}) });
  choose('x'.repeat(4 * 1024 * 1024 + 1));
  await expect.element(dialog.getByText(/larger than 4 MB/)).toBeVisible();
  expect(changes()).toEqual([]);
});

test('FA8: what failed can be tried again with the same file', async () => {
  let away = true;
  const { dialog, choose } = await openImport({
    instead: (asked, query) =>
      away && asked.method === 'POST'
        ? problem(503, 'The database is away.')
        : reporting({})(asked, query),
  });
  choose('x');
  await expect.element(dialog.getByText(/The database is away\./)).toBeVisible();
  away = false;
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect.element(dialog.getByText(/1 freezer would change/)).toBeVisible();
});

import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DEFAULT_LIMITS } from '#lib/freezer/facts.ts';
import { problem } from '#tests/support/alarms-page.tsx';
import { change, factsOf, NOON } from '#tests/support/builders.ts';
import { journalEntry, servingJournal, showJournal } from '#tests/support/journal-page.tsx';
import { stopTime, until } from '#tests/support/live-scene.tsx';

stopTime();

test('JO3, JO4: each entry tells when, who, what and on which freezer, the newest first', async () => {
  const entries = [
    journalEntry({
      who: null,
      what: 'alarm raised',
      after: { kind: 'high', celsius: 6, limit: 5 },
    }),
    journalEntry({ what: 'alarm acknowledged', after: { kind: 'high', note: 'The door.' } }),
  ];
  servingJournal({ entries });
  const card = { ...DEFAULT_LIMITS, name: 'The bar', place: null };
  const { texts, rows, getByRole } = await showJournal('/admin/journal', {
    snapshot: { facts: [factsOf('f1', { card })] },
  });
  await expect.poll(() => texts().length).toBe(2);
  expect(texts()[0]).toMatch(/AnaToo warm: acknowledgedThe door\..*The barAlarm 1$/);
  expect(texts()[1]).toMatch(/GeloToo warm: alarm raised · at 6\.00\u00a0°C · limit 5\.00\u00a0°C/);
  const link = rows()[0]?.querySelector('a');
  expect(link?.getAttribute('href')).toBe('/freezers/f1');
  await expect.element(getByRole('columnheader', { name: 'What happened' })).toBeVisible();
});

test('JO4: before and after can be opened, also of a deed that this page does not know', async () => {
  const change = { before: { flag: 'a', on: true }, after: { flag: 'b', on: true, at: NOON } };
  servingJournal({ entries: [journalEntry({ what: 'moon landed on', freezer: null, ...change })] });
  const { texts, getByText, getByRole } = await showJournal();
  await expect.poll(() => texts().length).toBe(1);
  expect(texts()[0]).toContain('Entry “moon landed on”flag: from “a” to “b”at: Jan 1, 2026');
  await getByText('Before and after').click();
  await expect.element(getByRole('row', { name: 'flag “a” “b”' })).toBeVisible();
  await expect.element(getByRole('row', { name: 'on yes yes' })).toBeVisible();
});

test('JO4: a profile of somebody’s own is told by its name, in Portuguese too', async () => {
  const settings = { name: null, place: null, overrides: { high: 4.5 } };
  const before = { ...settings, profile: 'beverage', profileName: null };
  const after = { ...settings, profile: 'p1', profileName: 'Sorvete', overrides: { high: 4 } };
  servingJournal({
    entries: [journalEntry({ what: 'settings saved', alarm: null, before, after })],
  });
  const { texts } = await showJournal('/admin/journal', { locale: 'pt-BR' });
  await expect.poll(() => texts().length).toBe(1);
  expect(texts()[0]).toContain('Perfil: de Freezer de bebidas para “Sorvete”');
  expect(texts()[0]).toContain('Limite superior: de 4,5\u00a0°C para 4\u00a0°C');
});

test('JO2: filters are in the address, where whoever opens it finds them; one click clears them', async () => {
  const entries = [journalEntry({ who: 'José' }), journalEntry(), journalEntry({ who: 'José' })];
  const asked = servingJournal({ entries });
  const { texts, getByRole } = await showJournal('/admin/journal?who=Jos%C3%A9');
  await expect.poll(() => texts().length).toBe(2);
  await expect
    .element(getByRole('combobox', { name: 'Who', exact: true }))
    .toHaveValue('name:José');
  await getByRole('combobox', { name: 'What', exact: true }).selectOptions('alarms');
  expect(window.location.search).toBe('?who=Jos%C3%A9&what=alarms');
  await expect
    .poll(() => asked.some(({ path }) => path.includes('who=Jos%C3%A9&what=alarms')))
    .toBe(true);
  await getByRole('button', { name: 'Clear filters' }).click();
  expect(window.location.search).toBe('');
  await expect.poll(() => texts().length).toBe(3);
});

test('JO1: words are looked for once one has stopped typing; the file has the same filters', async () => {
  const entries = [journalEntry({ after: { kind: 'high', note: 'door' } }), journalEntry()];
  const asked = servingJournal({ entries });
  const { texts, getByRole } = await showJournal();
  await expect.poll(() => texts().length).toBe(2);
  await userEvent.type(getByRole('searchbox', { name: 'Search the journal' }), 'door');
  await expect.poll(() => texts().length).toBe(1);
  expect(asked.filter(({ path }) => /q=d(o|oo)?(&|$)/.test(path))).toEqual([]);
  await expect
    .element(getByRole('link', { name: 'CSV' }))
    .toHaveAttribute('href', '/api/journal.csv?q=door&locale=en');
});

test('JO1: a freezer is chosen by its key or its name, and a range that ends before it begins is said', async () => {
  servingJournal({ entries: [journalEntry()] });
  const card = { ...DEFAULT_LIMITS, name: 'The bar', place: null };
  const { getByLabelText, getByText } = await showJournal('/admin/journal?from=5000000000&to=1', {
    snapshot: { facts: [factsOf('f1', { card })], freezers: [] },
  });
  await expect.element(getByText('The end must be after the start.')).toBeVisible();
  await getByLabelText('To').fill('');
  await expect.element(getByText('The end must be after the start.')).not.toBeInTheDocument();
  await getByLabelText('Freezer').fill('walk-in 7');
  expect(window.location.search).toBe('?from=5000000000');
  await userEvent.keyboard('{Enter}');
  expect(window.location.search).toBe('?freezer=walk-in+7&from=5000000000');
});

test('JO1, FA9: a retired freezer is found by its name too', async () => {
  servingJournal({ entries: [journalEntry()] });
  const card = { ...DEFAULT_LIMITS, name: 'Adega', place: null };
  const { getByLabelText } = await showJournal('/admin/journal', {
    snapshot: {
      facts: [factsOf('f1', { card, retired: true })],
      freezers: [change({ id: 'f1' })],
    },
  });
  await userEvent.fill(getByLabelText('Freezer'), 'Adega');
  await expect.poll(() => window.location.search).toBe('?freezer=f1');
});

test('JO3: whoever comes to the end is given more, down to the first', async () => {
  servingJournal({ entries: Array.from({ length: 180 }, () => journalEntry()) });
  const { rows, getByText } = await showJournal();
  await expect.poll(() => rows().length).toBeGreaterThanOrEqual(50);
  for (let seen = 0; rows().length < 180; seen = rows().length) {
    rows().at(-1)?.scrollIntoView();
    await until('more of them', () => rows().length > seen);
  }
  await expect.element(getByText('That is all.')).toBeVisible();
  expect(new Set(rows().map(({ dataset }) => dataset['journal'])).size).toBe(180);
});

test('JO3: what comes meanwhile stands on top by itself, once', async () => {
  const held = { entries: [journalEntry(), journalEntry()] };
  servingJournal(held);
  const { rows, scene } = await showJournal();
  await expect.poll(() => rows().length).toBe(2);
  const fresh = journalEntry({ who: 'José' });
  held.entries = [...held.entries, fresh];
  scene.pass(5000);
  await expect.poll(() => rows()[0]?.dataset['journal']).toBe(String(fresh.id));
  scene.pass(5000);
  await expect.poll(() => rows().length).toBe(3);
});

test('JO3: a search that finds nothing for long says that there is more, and goes on when told', async () => {
  const entries = [
    journalEntry({ who: 'Old one' }),
    ...Array.from({ length: 60 }, () => journalEntry()),
  ];
  servingJournal({ entries, stretch: 2 });
  const { texts, getByText, getByRole } = await showJournal('/admin/journal?q=Old');
  await expect
    .element(getByText('Nothing fits so far. There is more to look through.'))
    .toBeVisible();
  await getByRole('button', { name: 'Show earlier' }).click();
  await expect.poll(() => texts().length).toBe(1);
});

test('JO3: an empty journal, and filters that hide everything, say so; a fault can be tried again', async () => {
  servingJournal({ entries: [] });
  const empty = await showJournal();
  await expect.element(empty.getByText('Nothing has happened yet')).toBeVisible();
  await empty.unmount();
  const hidden = await showJournal('/admin/journal?who=Eve');
  await expect.element(hidden.getByText('No entry fits these filters.')).toBeVisible();
  await hidden.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect.element(hidden.getByText('Nothing has happened yet')).toBeVisible();
  await hidden.unmount();
  let away = true;
  servingJournal({
    entries: [journalEntry()],
    fault: () => (away ? problem(503, 'The database is away.') : undefined),
  });
  const failed = await showJournal();
  await expect.element(failed.getByText(/The database is away\./)).toBeVisible();
  away = false;
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => failed.rows().length).toBe(1);
});

test('JO1: the whole journal is for operators; others are told so, and nothing is asked', async () => {
  const asked = servingJournal({ entries: [journalEntry()] });
  const { getByText, getByRole } = await showJournal('/admin/journal', {
    me: { person: 'Vi', role: 'viewer' },
  });
  await expect.element(getByText(/takes an operator/)).toBeVisible();
  await expect.element(getByRole('link', { name: 'CSV' })).not.toBeInTheDocument();
  expect(asked).toEqual([]);
});

test('JO3, UI7: on a phone entries are cards, and nothing is wider than the screen', async () => {
  await page.viewport(390, 800);
  const long = 'x'.repeat(300);
  servingJournal({
    entries: [journalEntry({ who: long.slice(0, 100), after: { kind: 'high', note: long } })],
  });
  const { rows, getByText } = await showJournal();
  await expect.poll(() => rows().length).toBe(1);
  await getByText('Before and after').click();
  expect(document.documentElement.scrollWidth).toBe(390);
  expect(getComputedStyle(rows()[0] as HTMLElement).display).toBe('grid');
  await page.viewport(1280, 800);
  await expect.poll(() => getComputedStyle(rows()[0] as HTMLElement).display).toBe('table-row');
});

test('UI8: HTML in an entry is text', async () => {
  const html = '<img src=x onerror=alert(1)>';
  servingJournal({
    entries: [journalEntry({ who: html, what: html, freezer: html, after: { [html]: html } })],
  });
  const { texts, container } = await showJournal();
  await expect.poll(() => texts()[0]).toContain(html);
  expect(container.querySelector('img')).toBeNull();
});

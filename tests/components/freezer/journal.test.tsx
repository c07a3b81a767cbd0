import { expect, test } from 'vitest';
import { Journal } from '#components/freezer/journal.tsx';
import type { JournalEntry } from '#lib/api/journal.ts';
import { problem } from '#tests/support/alarms-page.tsx';
import { alarmView, factsOf, NOON } from '#tests/support/builders.ts';
import { serving, showOfFreezer } from '#tests/support/freezer-page.tsx';

let id = 0;
const entry = (what: string, after: object, given: Partial<JournalEntry> = {}): JournalEntry => ({
  ...{ id: ++id, at: NOON, recordedAt: NOON, who: null, what, freezer: 'f1', alarm: 1 },
  ...{ before: null, after: { kind: 'high', ...after } },
  ...given,
});

async function lines(entries: JournalEntry[], locale: 'en' | 'pt-BR' = 'en') {
  serving({ '/api/journal': () => ({ entries }) });
  const { container } = await showOfFreezer(<Journal id="f1" />, { locale });
  const all = () => [...container.querySelectorAll('[data-journal]')].map((li) => li.textContent);
  await expect.poll(() => all().length).toBe(entries.length);
  return all();
}

test('FZ7: what happened to alarms is told in words, and who did it', async () => {
  const all = await lines([
    entry('alarm commented', { note: 'A porta.' }, { who: 'Ana' }),
    entry('alarm returned', { peak: 9.5 }),
    entry('alarm acknowledged', { note: '' }, { who: 'João' }),
    entry('alarm raised', { celsius: 6, limit: 5 }),
    entry('alarm raised', { kind: 'fault', reason: 'stuck' }),
  ]);
  expect(all[0]).toMatch(/AnaToo warm: commentA porta\.$/);
  expect(all[1]).toMatch(/GeloToo warm: over · peak 9\.50\u00a0°C$/);
  expect(all[2]).toMatch(/JoãoToo warm: acknowledged$/);
  expect(all[3]).toMatch(/GeloToo warm: alarm raised · at 6\.00\u00a0°C · limit 5\.00\u00a0°C$/);
  expect(all[4]).toMatch(/Sensor fault: alarm raised · the value does not move$/);
});

test('FZ7: a change of settings is told with what was before and after, in the reader’s language', async () => {
  const before = { name: null, place: null, profile: 'beverage', overrides: { high: 4.5 } };
  const after = {
    ...{ name: 'Câmara', place: null, profile: 'frozen-food' },
    overrides: { high: null, silentAfterSeconds: 90 },
  };
  const [line] = await lines([entry('settings saved', {}, { who: 'Ana', before, after })], 'pt-BR');
  expect(line).toContain('Nome: de nenhum para “Câmara”');
  expect(line).toContain('Perfil: de Freezer de bebidas para Alimentos congelados');
  expect(line).toContain('Limite superior: de 4,5\u00a0°C para nenhum');
  expect(line).toContain('Sem sinal após: de (como no perfil) para 90\u00a0s');
  expect(line).not.toContain('{');
});

test('FZ7: what was written down late says so, and HTML in a note is text', async () => {
  const late = { at: NOON - 3_600_000, who: '<i>Eve</i>' };
  const [line] = await lines([entry('alarm commented', { note: '<b>bold</b>' }, late)]);
  expect(line).toContain('written down');
  expect(line).toContain('<b>bold</b>');
  expect(line).toContain('<i>Eve</i>');
});

test('FZ7: the journal is paged through to its end', async () => {
  const all = Array.from({ length: 45 }, (_, n) =>
    entry('alarm commented', { note: `note ${n}` }, { id: 45 - n, who: 'Ana' }),
  );
  const asked = serving({
    '/api/journal': (query) => {
      const below = Number(query.get('before') ?? 1000);
      return {
        entries: all.filter((each) => each.id < below).slice(0, Number(query.get('limit'))),
      };
    },
  });
  const { container, getByRole, getByText } = await showOfFreezer(<Journal id="f1" />);
  const count = () => container.querySelectorAll('[data-journal]').length;
  await expect.poll(count).toBe(20);
  await getByRole('button', { name: 'Show earlier' }).click();
  await expect.poll(count).toBe(40);
  await getByRole('button', { name: 'Show earlier' }).click();
  await expect.poll(count).toBe(45);
  await expect.element(getByText('That is all.')).toBeVisible();
  expect(asked.map(({ path }) => path)).toContain('/api/journal?freezer=f1&limit=20&before=6');
});

test('FZ7: what happens while it is open is there by itself', async () => {
  let entries = [entry('alarm raised', {})];
  serving({ '/api/journal': () => ({ entries }) });
  const { container, scene } = await showOfFreezer(<Journal id="f1" />);
  const count = () => container.querySelectorAll('[data-journal]').length;
  await expect.poll(count).toBe(1);
  entries = [entry('alarm acknowledged', {}, { who: 'Ana' }), ...entries];
  scene.advance({ facts: [factsOf('f1', { alarms: [alarmView({ standing: 'acknowledged' })] })] });
  await expect.poll(count).toBe(2);
});

test('FZ7: an empty journal, and one that could not be had, say so', async () => {
  serving();
  const empty = await showOfFreezer(<Journal id="f1" />);
  await expect.element(empty.getByText(/Nothing has happened yet/)).toBeVisible();
  await empty.unmount();
  serving({ '/api/journal': () => problem(503, 'The database is away.') });
  const { getByText, getByRole } = await showOfFreezer(<Journal id="f1" />);
  await expect.element(getByText(/The database is away\./)).toBeVisible();
  await expect.element(getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('HE8: a fault of Gelo itself is told with what the log calls it', async () => {
  const fault = { type: 'about:blank', title: 'No', status: 500, detail: 'Something broke.' };
  serving({
    '/api/journal': () => Response.json({ ...fault, requestId: 'r-7' }, { status: 500 }),
  });
  const { getByText } = await showOfFreezer(<Journal id="f1" />);
  await expect
    .element(getByText(/Something broke\. The log calls this request r-7\./))
    .toBeVisible();
});

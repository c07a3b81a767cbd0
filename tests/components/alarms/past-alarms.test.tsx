import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { AlarmView } from '#lib/alarm/view.ts';
import { type Answer, answering, problem, showAlarms } from '#tests/support/alarms-page.tsx';
import { alarmView, factsOf, NOON } from '#tests/support/builders.ts';

const closed = (id: number, given: Partial<AlarmView> = {}) =>
  alarmView({ id, standing: 'none', returnedAt: NOON + 60_000, ...given });
const OVER = { address: '/alarms?view=over' };

/** A server with so many closed alarms. */
const holding =
  (count: number): Answer =>
  ({ path }) => {
    const query = new URL(path, 'http://gelo').searchParams;
    if (query.get('state') !== 'closed') return undefined;
    const from = Number(query.get('before') ?? count + 1) - 1;
    const size = Math.min(from, Number(query.get('limit')));
    return Response.json({ alarms: Array.from({ length: size }, (_, n) => closed(from - n)) });
  };

test('AM3: those that are closed are paged through, the newest first', async () => {
  answering(holding(120));
  const { rows } = await showAlarms({}, OVER);
  await expect.poll(rows).toHaveLength(50);
  expect(rows()[0]).toBe(120);
  await page.getByRole('button', { name: 'Show older ones' }).click();
  await expect.poll(rows).toHaveLength(100);
  await page.getByRole('button', { name: 'Show older ones' }).click();
  await expect.poll(rows).toEqual(Array.from({ length: 120 }, (_, n) => 120 - n));
  await expect
    .element(page.getByRole('button', { name: 'Show older ones' }))
    .not.toBeInTheDocument();
});

test('AM3: kind and freezer are asked of the server', async () => {
  const asked = answering(holding(1));
  await showAlarms({}, { address: '/alarms?view=over&freezer=a%2Fb' });
  await page.getByRole('combobox', { name: 'Kind of alarm' }).selectOptions('Silent');
  const wanted = '/api/alarms?state=closed&limit=50&kind=silent&freezer=a%2Fb';
  await expect.poll(() => asked.map(({ path }) => path)).toContain(wanted);
});

test('AM3: none closed yet, or none that fits', async () => {
  answering(holding(0));
  await showAlarms({}, OVER);
  await expect.element(page.getByText('No alarm has closed yet.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Kind of alarm' }).selectOptions('Silent');
  await expect.element(page.getByText('No alarm fits this filter or search.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all alarms' }).click();
  expect(window.location.search).toBe('?view=over');
});

test('AM3: a failure says what it is, and can be tried again', async () => {
  let failing = true;
  const serve = holding(2);
  answering((asked) => (failing ? problem(503, 'The database is away.') : serve(asked)));
  const { rows } = await showAlarms({}, OVER);
  await expect.element(page.getByText(/The database is away/)).toBeVisible();
  failing = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(rows).toEqual([2, 1]);
});

test('AM3: one that closes meanwhile appears', async () => {
  let count = 1;
  answering((asked) => holding(count)(asked));
  const facts = [factsOf('f1', { alarms: [alarmView({ id: 2 })] })];
  const { rows, scene } = await showAlarms({ facts }, OVER);
  await expect.poll(rows).toEqual([1]);
  count = 2;
  scene.advance({ facts: [factsOf('f1')] });
  await expect.poll(rows).toEqual([2, 1]);
});

test('AM5: an alarm opens to its journal: who, when, what, with which words', async () => {
  const entry = (id: number, what: string, who: string | null, after: object) => ({
    ...{ id, at: NOON, recordedAt: NOON, who, what, freezer: 'f1', alarm: 1, before: {} },
    after: { kind: 'high', ...after },
  });
  let failing = true;
  answering((asked) => {
    if (!asked.path.startsWith('/api/journal')) return holding(1)(asked);
    expect(asked.path).toContain('alarm=1&');
    if (failing) return problem(503, 'The database is away.');
    return Response.json({
      entries: [
        entry(5, 'alarm commented', 'Ana', { note: '<i>degelo</i>' }),
        entry(4, 'alarm acknowledged', 'José', { note: '' }),
        entry(3, 'alarm shelved', 'Ana', { until: NOON, note: '' }),
        entry(2, 'alarm returned', null, { peak: 9 }),
        entry(1, 'alarm raised', null, { celsius: 6.5, reason: null }),
      ],
    });
  });
  await showAlarms({}, OVER);
  await page.getByRole('button', { name: /^Details of/ }).click();
  await expect.element(page.getByText(/The database is away/)).toBeVisible();
  failing = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  const list = page.getByRole('list', { name: 'What happened' });
  await expect.element(list).toBeVisible();
  const lines = list
    .getByRole('listitem')
    .elements()
    .map((each) => each.textContent);
  expect(lines.map((line) => line?.replace(/^.*?\d\d:\d\d/, ''))).toEqual([
    'Ana commented“<i>degelo</i>”',
    'José acknowledged',
    expect.stringMatching(/^Ana shelved until .*\d\d:\d\d$/),
    'Gelo over; peak 9.00\u00a0°C',
    'Gelo raised at 6.50\u00a0°C',
  ]);
});

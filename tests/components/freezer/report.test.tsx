import { SWRConfig } from 'swr';
import { expect, test } from 'vitest';
import { ReportPage } from '#components/freezer/report/report-page.tsx';
import type { JournalEntry } from '#lib/api/journal.ts';
import { problem } from '#tests/support/alarms-page.tsx';
import { alarmView, factsOf, NOON } from '#tests/support/builders.ts';
import {
  type Answers,
  freezerView,
  historyBucket,
  MINUTE,
  STATISTICS,
  serving,
  showOfFreezer,
} from '#tests/support/freezer-page.tsx';
import { freezers, goTo, openScene } from '#tests/support/live-scene.tsx';

const ADDRESS = '/freezers/f1/report?from=2026-01-01T00:00:00Z&to=2026-01-01T12:00:00Z';
const at = (minutes: number) => NOON + minutes * MINUTE;
const entry = (what: string, minutes: number, given: Partial<JournalEntry> = {}): JournalEntry => ({
  ...{ id: 1000 + minutes, at: at(minutes), recordedAt: at(minutes), who: null, what },
  ...{ freezer: 'f1', alarm: 1, before: null, after: { kind: 'high' } },
  ...given,
});

async function show(answers: Answers = {}) {
  goTo(ADDRESS);
  const asked = serving({
    '/api/freezers/f1': () => freezerView({ name: 'Vacinas', place: 'Lab' }),
    ...answers,
  });
  const shown = await showOfFreezer(<ReportPage part="f1" />);
  await expect.poll(() => shown.find('[data-report]')).not.toBeNull();
  const row = (nth: number) =>
    [...(shown.container.querySelectorAll('[data-report-alarm] tr')[nth]?.children ?? [])].map(
      (cell) => cell.textContent,
    );
  return { ...shown, asked, row };
}

test('FZ8: the report says of which freezer, range, profile and limits it is, with its statistics', async () => {
  const { find } = await show();
  const text = find('[data-report]')?.textContent ?? '';
  for (const said of [
    'Vacinas',
    'f1',
    'Lab',
    'Beverage freezer',
    '−5.00 to 5.00\u00a0°C',
    '4.50\u00a0°C',
  ]) {
    expect(text).toContain(said);
  }
  expect(find('[data-statistic="outside"]')?.textContent).toContain('6\u00a0min');
  expect(find('[data-statistic="mkt"]')?.textContent).toContain('4.50\u00a0°C');
  expect(find('[data-report] svg path')?.getAttribute('d')).toBeTruthy();
  expect(text).toContain('No alarm in this period.');
});

test('FZ8: each time that an alarm was on has start, end, duration and peak, and who did what', async () => {
  const alarm = alarmView({
    ...{ since: at(-90), returnedAt: at(-10), timesRaised: 2, peak: 9.5, standing: 'none' },
    ...{ acknowledgedBy: 'Ana', acknowledgedAt: at(-5), note: 'A porta.' },
  });
  const who = { who: 'Ana', after: { kind: 'high', note: 'A porta.' } };
  const entries = [
    entry('alarm acknowledged', -5, who),
    entry('alarm returned', -10),
    entry('alarm raised', -28, { after: { kind: 'high', since: at(-30), limit: 5 } }),
    entry('alarm returned', -60),
    entry('alarm raised', -88, { after: { kind: 'high', since: at(-90), limit: 5 } }),
  ];
  const { row, find } = await show({
    '/api/alarms': () => ({ alarms: [alarm] }),
    '/api/journal': () => ({ entries }),
    '/statistics': (query) => {
      const max = query.get('from') === String(at(-90)) ? 6.5 : 9.5;
      return { from: 0, to: 1, statistics: { ...STATISTICS, max } };
    },
  });
  expect(row(0)).toMatchObject({
    ...{ 0: 'Too warm', 2: '30\u00a0min', 3: '6.50\u00a0°C (limit 5.00\u00a0°C)' },
  });
  expect(row(1)).toMatchObject({
    ...{ 0: 'Too warm', 2: '20\u00a0min', 3: '9.50\u00a0°C (limit 5.00\u00a0°C)' },
  });
  expect(find('[data-report-alarm]')?.textContent).toMatch(/acknowledged: Ana, .*A porta\./);
});

test('FZ8: an alarm that goes on, and that nobody has acknowledged, says so', async () => {
  const alarm = alarmView({ since: at(-30), peak: 8 });
  const { row, find } = await show({ '/api/alarms': () => ({ alarms: [alarm] }) });
  expect(row(0)).toMatchObject({
    ...{ 1: expect.stringMatching(/ – goes on$/), 2: '30\u00a0min' },
    ...{ 3: '8.00\u00a0°C (limit 5.00\u00a0°C)' },
  });
  expect(find('[data-report-alarm]')?.textContent).toContain('Acknowledged: nobody yet');
});

test('FZ8: only the alarms of the range are asked for', async () => {
  const { asked } = await show();
  const query = asked.find(({ path }) => path.startsWith('/api/alarms'))?.path.split('?')[1];
  expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
    ...{ state: 'all', freezer: 'f1', limit: '1000' },
    ...{ from: String(NOON - 720 * MINUTE), to: String(NOON) },
  });
});

test('FZ8: a report that could not be made can be asked for again', async () => {
  goTo(ADDRESS);
  let away = true;
  serving({ '/api/profiles': () => (away ? problem(503, 'Away.') : { profiles: [] }) });
  const { getByText, getByRole, find } = await showOfFreezer(<ReportPage part="f1" />);
  await expect.element(getByText(/The report could not be made\./)).toBeVisible();
  away = false;
  await getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => find('[data-report]')).not.toBeNull();
});

test('FZ8: a report that is opened again later is asked for again: what goes on lasts longer', async () => {
  goTo(ADDRESS);
  const asked = serving();
  const reports = () => asked.filter(({ path }) => path.includes('/statistics?')).length;
  const kept = new Map();
  const opened = (key: number) => (
    <SWRConfig value={{ provider: () => kept, dedupingInterval: 0 }}>
      <ReportPage key={key} part="f1" />
    </SWRConfig>
  );
  const scene = openScene({ freezers: freezers('f1'), facts: [factsOf('f1')] });
  const { change } = await scene.show(opened(1));
  await expect.poll(reports).toBe(1);
  scene.pass(MINUTE);
  await change(opened(2));
  await expect.poll(reports).toBe(2);
});

test('FZ8: over pages the head of the table is repeated, and no row is torn', async () => {
  const alarm = alarmView({ since: at(-30), peak: 8 });
  const { find, container } = await show({ '/api/alarms': () => ({ alarms: [alarm] }) });
  const style = (element: Element) => getComputedStyle(element);
  const head = find('[data-report] thead') as HTMLElement;
  expect(style(head)).toMatchObject({ display: 'table-header-group', breakInside: 'avoid' });
  const rows = [...container.querySelectorAll('[data-report] tr')];
  expect(rows.map((row) => style(row).breakInside)).toEqual(['avoid', 'avoid', 'avoid']);
  expect(style(rows[2] as Element).breakBefore).toBe('avoid');
});

test('FZ3, FZ8: the chart of the report names its alarms, and limits off its scale at the edge', async () => {
  const buckets = [-50, -49, -48].map((minute) => historyBucket(minute, -20));
  const alarm = alarmView({ kind: 'low', since: at(-30), peak: -20 });
  const { find } = await show({
    '/api/alarms': () => ({ alarms: [alarm] }),
    '/history': () => ({ width: MINUTE, buckets }),
  });
  expect(find('[data-shade="low"]')?.textContent).toBe('Too cold');
  expect(find('svg [data-beyond="top"]')?.textContent).toBe(
    'high limit 5\u00a0°C · low limit −5\u00a0°C',
  );
  expect(find('[data-beyond="bottom"]')).toBeNull();
});

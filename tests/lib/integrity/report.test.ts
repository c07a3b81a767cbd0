import { expect, test } from 'vitest';
import type { CheckResult, IntegrityRun } from '#lib/api/integrity.ts';
import { integrityReport } from '#lib/integrity/report.ts';
import type { Locale } from '#lib/words/locale.ts';
import { translator } from '#server/http/translate.ts';
import { NOON } from '#tests/support/builders.ts';

const partition = (nth: number, given: object = {}) => ({
  ...{ partition: nth, sent: 1500, acknowledged: 1500, received: 1500 },
  ...{ missing: 0, doubled: 0, outOfOrder: 0, altered: 0 },
  ...given,
});

const RESULT: CheckResult = {
  ...{ verdict: 'clean', ending: 'done', why: null, seconds: 1.5, faults: [] },
  partitions: [partition(0), partition(1)],
  surroundings: {
    ...{ topic: 'readings', acks: 'all', idempotent: false, compression: 'none' },
    ...{ gelo: '0.1.0', kafkajs: '2.2.4', node: '24.21.0' },
  },
};

const RUN: IntegrityRun = {
  ...{ id: '6f7c2d1e-0000-4000-8000-000000000001', state: 'finished' },
  ...{ startedAt: NOON, startedBy: 'Ana', cancelledBy: null, finishedAt: NOON + 2000 },
  request: { count: 3000, keys: { strategy: 'spread' }, partitioner: 'murmur2' },
  progress: { sent: 3000, acknowledged: 3000, received: 3000 },
  result: RESULT,
};

function report(given: Partial<IntegrityRun> = {}, locale: Locale = 'en'): string {
  const reader = { t: translator(locale), locale, timeZone: 'America/Sao_Paulo' };
  return integrityReport({ ...RUN, ...given }, NOON + 60_000, reader);
}

/** What stands in the rows of the nth table. */
function rows(page: string, nth = 0): string[][] {
  const table = page.split('<table>')[nth + 1]?.split('</table>')[0] ?? '';
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh]>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => cell),
  );
}

test('IC7: a report says what was done, when, by whom, with which programs, and the verdict', () => {
  const page = report();
  for (const said of [
    ...['Nothing lost, nothing doubled', 'readings', 'Ana', RUN.id, 'January 1, 2026'],
    ...['09:00:02', 'acks=all', 'Gelo 0.1.0', 'kafkajs 2.2.4', 'Node.js 24.21.0', 'Many keys'],
  ]) {
    expect(page).toContain(said);
  }
});

test('IC7: each partition has its row, and all of them one', () => {
  expect(rows(report())).toEqual([
    [
      ...['Partition', 'Sent', 'Acknowledged', 'Read back'],
      ...['Missing', 'Doubled', 'Out of order', 'Altered'],
    ],
    ['0', '1,500', '1,500', '1,500', '0', '0', '0', '0'],
    ['1', '1,500', '1,500', '1,500', '0', '0', '0', '0'],
    ['All', '3,000', '3,000', '3,000', '0', '0', '0', '0'],
  ]);
  expect(rows(report({}, 'pt-BR'))[3]?.slice(0, 2)).toEqual(['Todas', '3.000']);
});

test('IC7: what is wrong is named, case by case', () => {
  const faults: CheckResult['faults'] = [
    { what: 'missing', partition: 1, number: 17, key: 'sensor0', offset: null },
    { what: 'altered', partition: 0, number: null, key: null, offset: '99' },
  ];
  const partitions = [partition(0, { altered: 1 }), partition(1, { missing: 1 })];
  const page = report({ result: { ...RESULT, verdict: 'faulty', faults, partitions } });
  expect(page).toContain('<p class="faulty">Something is wrong</p>');
  expect(rows(page, 1).slice(1)).toEqual([
    ['Missing', '1', '17', 'sensor0', '–'],
    ['Altered', '0', '–', '–', '99'],
  ]);
});

test('IC7: what is not known is not a nought', () => {
  const partitions = [partition(0), partition(1, { missing: null })];
  const result = { ...RESULT, verdict: 'incomplete', ending: 'unread', partitions } as const;
  const page = report({ result: { ...result, why: 'the brokers are gone' } });
  expect(rows(page).map((row) => row[4])).toEqual(['Missing', '0', 'not known', 'not known']);
  expect(page).toContain('what is missing is not known');
  expect(page).toContain('It said: the brokers are gone');
});

test('IC7: one that was broken off proves nothing, and says so', () => {
  const page = report({ state: 'interrupted', finishedAt: null, result: null });
  expect(page).toContain('<p class="incomplete">Not finished, so nothing is proved</p>');
  expect(page).toContain('is gone, so how it ended is not known');
  expect(page).not.toContain('<table>');
});

test('IC7, UI8: names with HTML in them stand there as text', () => {
  const startedBy = '<b>"Ana" & co</b>';
  const keys = { strategy: 'list' as const, list: ['<script>1</script>', 'b'] };
  const page = report({ startedBy, request: { ...RUN.request, keys } });
  expect(page).toContain('&lt;b&gt;&quot;Ana&quot; &amp; co&lt;/b&gt;');
  expect(page).toContain('A list of keys: &lt;script&gt;1&lt;/script&gt;, b');
  expect(page).not.toContain('<script');
});

test('IC7: of a long list of keys the first are named', () => {
  const list = Array.from({ length: 300 }, (_, nth) => `key-${nth}`);
  const page = report({ request: { ...RUN.request, keys: { strategy: 'list', list } } });
  expect(page).toContain('key-19 … (300)');
  expect(page).not.toContain('key-20');
});

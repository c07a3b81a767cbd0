import { expect, test } from 'vitest';
import type { Checked } from '#lib/integrity/checked.ts';
import { parseWish, progressLine, resultLines } from '#lib/integrity/command-line.ts';

const usual = { count: 10_000, keys: { strategy: 'spread' }, partitioner: 'murmur2' };

test.each([
  [{}, usual],
  [{ count: '7' }, { ...usual, count: 7 }],
  [{ keys: 'spread:50' }, { ...usual, keys: { strategy: 'spread', keys: 50 } }],
  [{ keys: 'one:a:b' }, { ...usual, keys: { strategy: 'one', key: 'a:b' } }],
  [{ keys: 'list:a,b' }, { ...usual, keys: { strategy: 'list', list: ['a', 'b'] } }],
  [{ partitioner: 'crc32' }, { ...usual, partitioner: 'crc32' }],
])('IC8: %j is a check that can be wished for', (words, request) => {
  expect(parseWish(words)).toEqual({ ok: true, request });
});

test.each([
  [{ count: '0' }, '--count'],
  [{ count: '1e3' }, '--count'],
  [{ count: '-5' }, '--count'],
  [{ count: '1000001' }, '--count'],
  [{ keys: 'none' }, '--keys'],
  [{ keys: 'one' }, '--keys'],
  [{ keys: 'list:a,a' }, '--keys'],
  [{ keys: 'spread:x' }, '--keys'],
  [{ partitioner: 'md5' }, '--partitioner'],
])('IC8: %j is none, and it says which option is wrong', (words, option) => {
  const wish = parseWish(words);
  expect(wish.ok ? [] : wish.problems).toEqual([expect.stringContaining(`${option}: `)]);
});

const CHECKED: Checked = {
  ...{ verdict: 'faulty', ending: 'unread', why: 'the cable', seconds: 2.04 },
  partitions: [
    {
      ...{ partition: 0, sent: 1000, acknowledged: 1000, received: 999 },
      ...{ missing: 1, doubled: 0, outOfOrder: 0, altered: 0 },
    },
    {
      ...{ partition: 1, sent: 0, acknowledged: 0, received: 0 },
      ...{ missing: null, doubled: 0, outOfOrder: 0, altered: 0 },
    },
  ],
  faults: [
    { what: 'missing', partition: 0, number: 17, key: 'sensor0', offset: null },
    { what: 'altered', partition: 1, number: null, key: null, offset: '99' },
  ],
};
const request = { count: 1000, keys: { strategy: 'spread' }, partitioner: 'murmur2' } as const;

test('IC8: what was found stands in a table, then case by case, then the verdict', () => {
  expect(resultLines(CHECKED, request)).toEqual([
    'partition  sent  acknowledged  read back  missing  doubled  out of order  altered',
    '        0  1000          1000        999        1        0             0        0',
    '        1     0             0          0        ?        0             0        0',
    '      all  1000          1000        999        ?        0             0        0',
    'missing: partition 0, number 17, key sensor0',
    'altered: partition 1, offset 99',
    '',
    '✗ faulty: something is wrong (1000 messages, 2.0 s)',
    'Not all came back in time. Look at Kafka, then try again.',
    'the cable',
  ]);
});

test('IC8: of many cases ten are named', () => {
  const fault = CHECKED.faults[0] as (typeof CHECKED.faults)[number];
  const lines = resultLines({ ...CHECKED, faults: Array(30).fill(fault) }, request);
  expect(lines.filter((line) => line.startsWith('missing:'))).toHaveLength(10);
  expect(lines).toContain('…');
});

test('IC8: how far it is goes by what came back', () => {
  expect(progressLine({ sent: 900, acknowledged: 800, received: 505 }, 1000)).toBe(
    ' 50 %  sent 900, acknowledged 800, read back 505',
  );
});

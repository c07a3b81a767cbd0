import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayParts, monthParts, partEnd } from '#lib/time/calendar.ts';

const NOW = Date.UTC(2026, 10, 21, 13, 30);

test('HS1: days are cut at midnight UTC, and named by their date', () => {
  expect(dayParts('reading', NOW, 1, 1)).toEqual([
    {
      name: 'reading_d20261120',
      from: Date.UTC(2026, 10, 20),
      to: Date.UTC(2026, 10, 21),
    },
    { name: 'reading_d20261121', from: Date.UTC(2026, 10, 21), to: Date.UTC(2026, 10, 22) },
    { name: 'reading_d20261122', from: Date.UTC(2026, 10, 22), to: Date.UTC(2026, 10, 23) },
  ]);
});

test('HS1: months are as long as they are, also over the turn of the year', () => {
  const months = monthParts('rollup_minute', Date.UTC(2027, 0, 31), 1, 1);
  expect(months.map(({ name }) => name)).toEqual([
    'rollup_minute_m202612',
    'rollup_minute_m202701',
    'rollup_minute_m202702',
  ]);
  expect(months.at(-1)?.to).toBe(Date.UTC(2027, 2, 1));
});

test('HS1: a name that is none of ours has no end, and is never dropped', () => {
  for (const name of ['reading_default', 'reading', 'reading_d2026', 'rollup_minute_m20261']) {
    expect(partEnd(name)).toBeUndefined();
  }
});

test('HS1: parts follow one another without a hole, hold the present, and their names tell their ends', () => {
  const time = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 0, 1) });
  fc.assert(
    fc.property(time, fc.nat(10), fc.nat(10), fc.boolean(), (now, back, ahead, months) => {
      const parts = (months ? monthParts : dayParts)('t', now, back, ahead);
      expect(parts).toHaveLength(back + 1 + ahead);
      expect(parts[back]?.from).toBeLessThanOrEqual(now);
      expect(parts[back]?.to).toBeGreaterThan(now);
      for (const [index, part] of parts.entries()) {
        expect(partEnd(part.name)).toBe(part.to);
        if (index > 0) expect(part.from).toBe(parts[index - 1]?.to);
      }
    }),
  );
});

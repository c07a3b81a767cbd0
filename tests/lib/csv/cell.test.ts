import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, textOfCell } from '#lib/csv/cell.ts';
import { readCsv } from '#lib/csv/rows.ts';

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['a;b', '"a;b"'],
  ['say "ice"', '"say ""ice"""'],
  ['two\nlines', '"two\nlines"'],
  ['', ''],
])('JO6: %j is written as %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

test.each([
  ...['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1', '=HYPERLINK("http://x";"y")'],
  ...['＝1+1', '＋1', '－1', '＠SUM(A1)'],
])('JO6: %j is no formula to a spreadsheet', (text) => {
  expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
});

test('JO6, FA7: what is written is read back, whatever it begins with', () => {
  const mark = fc.constantFrom(',', ';');
  const text = fc.string({ unit: fc.constantFrom(...'ab",;=+-@\'\t \n\r😀＝') });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), mark, (texts, by) => {
      const read = readCsv(`${texts.map(csvCell).join(by)}${by}x`, by);
      expect(read).toMatchObject({ ok: true });
      const [row] = read.ok ? read.rows : [];
      expect(row?.cells.map(textOfCell)).toEqual([...texts, 'x']);
    }),
  );
});

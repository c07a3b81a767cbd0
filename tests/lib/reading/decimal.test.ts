import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecimal } from '#lib/reading/decimal.ts';
import { bytes } from '#tests/support/builders.ts';

const digits = (most: number) =>
  fc.string({
    unit: fc.constantFrom(...'0123456789'),
    minLength: 1,
    maxLength: most,
    size: 'max',
  });
const zeros = fc.integer({ min: 0, max: 500 }).map((count) => '0'.repeat(count));

/** Decimals as sensors write them, and much longer ones: zeros in front, hundreds of digits. */
const decimalText = fc
  .record({
    sign: fc.constantFrom('', '-', '+'),
    zeros: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, zeros),
    whole: fc.oneof({ weight: 4, arbitrary: digits(10) }, digits(900)),
    mark: fc.constantFrom('', '.', ','),
    part: fc.oneof({ weight: 4, arbitrary: digits(10) }, digits(900)),
  })
  .map((d) => `${d.sign}${d.zeros}${d.whole}${d.mark}${d.mark === '' ? '' : d.part}`);

/** What RD2 promises; minus zero is zero, and what no double holds is not finite. */
function asNumber(text: string): number | 'not-finite' {
  const number = Number(text.replace(',', '.')) + 0;
  return Number.isFinite(number) ? number : 'not-finite';
}

test.each([
  ['-3.42', -3.42],
  ['-3,42', -3.42],
  ['+4', 4],
  ['7', 7],
  ['007,50', 7.5],
  [' 1.5\r\n', 1.5],
  ['\t\v\f2 ', 2],
  ['0', 0],
])('RD1: %j is the decimal %d', (text, number) => {
  expect(parseDecimal(bytes(text))).toBe(number);
});

test.each([
  '1.',
  '1,',
  '.5',
  ',5',
  '-',
  '+',
  '-.',
  '--1',
  '1.2.3',
  '1,2,3',
  '1.000,50',
  '1 2',
  '- 1',
  '1e5',
  '0x10',
  '1_000',
  '3.4C',
  'abc',
  'infinit',
  'nano',
  '−3',
  '１',
  '\u00a01',
  '1\0',
])('RD1, RD7: %j is not a number', (text) => {
  expect(parseDecimal(bytes(text))).toBe('not-a-number');
});

test.each(['', ' ', '\r\n\t '])('RD7: %j is empty', (text) => {
  expect(parseDecimal(bytes(text))).toBe('empty');
});

test.each(['NaN', 'nan', ' inf ', '-Infinity', '+INF'])('RD7: %j is not finite', (text) => {
  expect(parseDecimal(bytes(text))).toBe('not-finite');
});

test('RD7: a decimal that no double holds is not finite', () => {
  expect(parseDecimal(bytes('9'.repeat(400)))).toBe('not-finite');
  expect(parseDecimal(bytes(`-1${'0'.repeat(309)},5`))).toBe('not-finite');
});

test.each(['-0', '-0,0', '-0.00000000000000000000'])('RD2: %j is zero without a sign', (text) => {
  expect(parseDecimal(bytes(text))).toBe(0);
});

test.each([
  ['zeros in front', `${'0'.repeat(500)}5`],
  ['a digit that breaks a tie', `9007199254740993.${'0'.repeat(450)}1`],
  ['a small number', `0,${'0'.repeat(320)}${'7'.repeat(200)}`],
])('RD2: %s beyond four hundred characters counts', (_what, text) => {
  expect(parseDecimal(bytes(text))).toBe(asNumber(text));
});

test('RD2: any decimal is the number that Number gives for it', () => {
  fc.assert(
    fc.property(decimalText, (text) => {
      expect(parseDecimal(bytes(text))).toBe(asNumber(text));
    }),
    { numRuns: 2000 },
  );
});

test('RD1: a comma decimal is the same reading, and so is one with white space around it', () => {
  const space = fc.string({ unit: fc.constantFrom(...' \t\r\n'), maxLength: 3 });
  fc.assert(
    fc.property(decimalText, space, space, (text, before, after) => {
      const plain = parseDecimal(bytes(text.replace(',', '.')));
      const other = `${before}${text.replace('.', ',')}${after}`;
      expect(parseDecimal(bytes(other))).toBe(plain);
    }),
  );
});

test('RD1: nothing but a plain decimal is a number', () => {
  const nearly = fc.string({ unit: fc.constantFrom(...'0123456789+-.,eE \tx'), maxLength: 8 });
  fc.assert(
    fc.property(nearly, (text) => {
      const plain = /^[+-]?\d+([.,]\d+)?$/.test(text.trim());
      expect(typeof parseDecimal(bytes(text)) === 'number').toBe(plain);
    }),
    { numRuns: 2000 },
  );
});

test('RD9: any bytes give a finite number or one of three reasons', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000, size: 'max' }), (any) => {
      const decimal = parseDecimal(any);
      if (typeof decimal === 'number') expect(decimal).toSatisfy(Number.isFinite);
      else expect(['empty', 'not-a-number', 'not-finite']).toContain(decimal);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvFileName, csvHeader, csvRow } from '#lib/csv/csv.ts';
import { FLAG } from '#lib/history/rollup.ts';
import { LOCALES } from '#lib/words/locale.ts';
import { NOON } from '#tests/support/builders.ts';

const someLocale = fc.constantFrom(...LOCALES);
const someAt = fc.oneof(
  fc.nat(200_000).map((ms) => NOON + ms),
  fc.integer({ min: 0, max: 4e12 }),
);
const someCelsius = fc
  .oneof(
    fc.integer({ min: -27_315, max: 100_000 }).map((n) => n / 100),
    fc.double({ min: -273.15, max: 1000, noNaN: true }),
    fc.double({ min: -1e-6, max: 1e-6, noNaN: true }),
  )
  .map((celsius) => celsius + 0);
const someReading = fc.record({ at: someAt, celsius: someCelsius, flags: fc.nat(31) });

const cellsOf = (row: string, mark: string) => row.slice(0, -2).split(mark);

test('HS6: the header is in the words and with the marks of the language', () => {
  expect(csvHeader('en')).toBe('at,celsius,state,clock,origin\r\n');
  expect(csvHeader('pt-BR')).toBe('quando;celsius;estado;relogio;origem\r\n');
});

test('HS6: a row is time, value, state, clock and origin, in Brazil with a decimal comma', () => {
  const row = { at: NOON + 61_007, celsius: -3.42, flags: 0 };
  expect(csvRow(row, 'en')).toBe('2026-01-01T12:01:01.007Z,-3.42,,,\r\n');
  expect(csvRow(row, 'pt-BR')).toBe('2026-01-01T12:01:01.007Z;-3,42;;;\r\n');
});

test.each([
  [0, ',,', ';;'],
  [FLAG.below, 'below,,', 'abaixo;;'],
  [FLAG.above, 'above,,', 'acima;;'],
  [FLAG.probeError, 'probe-error,,', 'erro-da-sonda;;'],
  [FLAG.skewed, ',ahead,', ';adiantado;'],
  [FLAG.simulated, ',,simulated', ';;simulado'],
  [FLAG.above | FLAG.skewed, 'above,ahead,', 'acima;adiantado;'],
  [FLAG.probeError | FLAG.skewed, 'probe-error,ahead,', 'erro-da-sonda;adiantado;'],
  [FLAG.below | FLAG.simulated, 'below,,simulated', 'abaixo;;simulado'],
])('HS6: the flags %d are the words %s and %s', (flags, en, ptBr) => {
  const row = { at: NOON, celsius: 7, flags };
  expect(csvRow(row, 'en')).toBe(`2026-01-01T12:00:00.000Z,7,${en}\r\n`);
  expect(csvRow(row, 'pt-BR')).toBe(`2026-01-01T12:00:00.000Z;7;${ptBr}\r\n`);
});

test.each([
  [0, '0'],
  [1000, '1000'],
  [-273.15, '-273.15'],
  [0.000_001, '0.000001'],
  [1e-7, '0.0000001'],
  [-1.25e-7, '-0.000000125'],
  [5e-324, `0.${'0'.repeat(323)}5`],
])('HS6: %d is written %s, without an exponent', (celsius, text) => {
  expect(csvRow({ at: NOON, celsius, flags: 0 }, 'en')).toContain(`,${text},`);
});

test('HS6: a row gives back the reading, in the shortest plain decimal, in either language', () => {
  fc.assert(
    fc.property(someReading, (reading) => {
      const [at, celsius = '', ...words] = cellsOf(csvRow(reading, 'en'), ',');
      expect(at).toBe(new Date(reading.at).toISOString());
      expect(celsius).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      expect(Number(celsius)).toBe(reading.celsius);
      expect(celsius.replace(/^-?[0.]*|\./g, '').length).toBeLessThanOrEqual(17);
      expect(words).toHaveLength(3);
      const [quando, valor] = cellsOf(csvRow(reading, 'pt-BR'), ';');
      expect([quando, valor]).toEqual([at, celsius.replace('.', ',')]);
    }),
    { numRuns: 1000 },
  );
});

test('HS6: a row has the columns of the header and is the same whatever rows came before', () => {
  const rows = fc.array(fc.tuple(someReading, someLocale), { maxLength: 20 });
  fc.assert(
    fc.property(rows, (all) => {
      const write = ([reading, locale]: (typeof all)[number]) => csvRow(reading, locale);
      const forwards = all.map(write);
      expect([...all].reverse().map(write).reverse()).toEqual(forwards);
      for (const [nth, [, locale]] of all.entries()) {
        const mark = locale === 'en' ? ',' : ';';
        const columns = cellsOf(csvHeader(locale), mark).length;
        expect(cellsOf(forwards[nth] ?? '', mark)).toHaveLength(columns);
        expect(forwards[nth]).toMatch(/^[^\r\n]+\r\n$/);
      }
    }),
  );
});

test.each([
  ['freezer 7', 'freezer-7'],
  ['Câmara São João', 'Camara-Sao-Joao'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a"; filename="b\\c', 'a-filename-b-c'],
  ['🧊', 'freezer'],
  ['...', 'freezer'],
  ['CON', 'CON'],
])('HS6: the file of freezer %s is named gelo-%s and its range', (key, name) => {
  expect(csvFileName(key, NOON, NOON + 86_400_000)).toBe(
    `gelo-${name}-20260101T120000Z-20260102T120000Z.csv`,
  );
});

test('HS6: any freezer’s file name is safe, short and ASCII', () => {
  const key = fc.string({ unit: 'binary', maxLength: 200, size: 'max' });
  fc.assert(
    fc.property(key, someAt, someAt, (freezer, from, to) => {
      const name = csvFileName(freezer, from, to);
      expect(name).toMatch(/^gelo-[A-Za-z0-9]+(-[A-Za-z0-9]+)*\.csv$/);
      expect(name.length).toBeLessThanOrEqual(128);
    }),
  );
});

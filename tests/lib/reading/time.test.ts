import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseKafkaTime, parseTime } from '#lib/reading/time.ts';

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const instant = fc.integer({ min: EARLIEST, max: LATEST - 1 });

describe('times', () => {
  test.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04:05,678Z', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04:05.678901234Z', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04Z', '2026-01-02T03:04:00.000Z'],
    ['2026-01-02t03:04:05z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02 03:04:05', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05-03:00', '2026-01-02T06:04:05.000Z'],
    ['2026-01-02T03:04:05-0300', '2026-01-02T06:04:05.000Z'],
    ['2026-01-02 03:04:05.5+00', '2026-01-02T03:04:05.500Z'],
    ['2026-01-02T03:04+05:30', '2026-01-01T21:34:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2026-01-02T24:00:00Z', '2026-01-03T00:00:00.000Z'],
    [' 2026-01-02T03:04:05Z\n', '2026-01-02T03:04:05.000Z'],
    ['1767323045', '2026-01-02T03:04:05.000Z'],
    ['1767323045.678', '2026-01-02T03:04:05.678Z'],
    ['1767323045678', '2026-01-02T03:04:05.678Z'],
    [1767323045, '2026-01-02T03:04:05.000Z'],
    [1767323045.678, '2026-01-02T03:04:05.678Z'],
    [1767323045678, '2026-01-02T03:04:05.678Z'],
    ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
    [946684800, '2000-01-01T00:00:00.000Z'],
    ['2099-12-31T23:59:59.999Z', '2099-12-31T23:59:59.999Z'],
  ])('RD6: %j is %s', (value, iso) => {
    expect(new Date(parseTime(value) ?? Number.NaN).toISOString()).toBe(iso);
  });
});

describe('what is no time', () => {
  test.each([
    '',
    'now',
    '12:00',
    '2026-01-02',
    '2026-1-2T03:04:05Z',
    '2026-13-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2023-02-29T12:00:00+03:00',
    '2026-04-31 00:00',
    '2026-01-02T25:00:00Z',
    '2026-01-02T24:00:01Z',
    '2026-01-02T03:60:00Z',
    '2026-01-02T03:04:05+99:00',
    '2026-01-02T03:04:05 -03:00',
    'Fri Jan 02 2026',
    '1999-12-31T23:59:59.999Z',
    '2101-01-01T00:00:00Z',
    946684799,
    4133980800,
    '-1767323045',
    '1767323045678901234',
    0,
    -1,
    1e300,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    undefined,
    true,
    {},
    [1767323045],
  ])('RD6: %j is no time', (value) => {
    expect(parseTime(value)).toBeUndefined();
  });
});

test('RD6: an instant is the same as ISO 8601 and as epoch, as number and as text', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const iso = new Date(at).toISOString();
      for (const written of [iso, iso.slice(0, -1), at, String(at), at / 1000, `${at / 1000}`]) {
        expect(parseTime(written)).toBe(at);
      }
    }),
  );
});

test('RD6: a zone moves the clock, not the instant', () => {
  const zone = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
  fc.assert(
    fc.property(instant, zone, fc.constantFrom('', ':'), (at, minutes, colon) => {
      const local = new Date(at + minutes * 60_000).toISOString().slice(0, -1);
      const [hour, minute] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
      const offset = [hour, minute].map((n) => String(n).padStart(2, '0')).join(colon);
      expect(parseTime(`${local}${minutes < 0 ? '-' : '+'}${offset}`)).toBe(at);
    }),
  );
});

test('RD6, RD9: whatever is given, the answer is none or a whole ms in that century', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789.-:TZ+ '), maxLength: 30 });
  fc.assert(
    fc.property(fc.oneof(fc.anything(), digits, fc.double(), fc.maxSafeInteger()), (value) => {
      const at = parseTime(value);
      if (at === undefined) return;
      expect(at).toSatisfy(Number.isInteger);
      expect(at).toBeGreaterThanOrEqual(EARLIEST);
      expect(at).toBeLessThanOrEqual(LATEST);
    }),
    { numRuns: 1000 },
  );
});

test.each(['', '-1', '-', 'now', '1e3', '1.5', ' 1', '0x10', 'NaN'])(
  'RD6: the Kafka timestamp %j is none',
  (text) => {
    expect(parseKafkaTime(text)).toBe(-1);
  },
);

test('RD6: any other Kafka timestamp is its milliseconds', () => {
  expect(parseKafkaTime('0')).toBe(0);
  fc.assert(
    fc.property(fc.maxSafeNat(), (at) => {
      expect(parseKafkaTime(String(at))).toBe(at);
    }),
  );
});

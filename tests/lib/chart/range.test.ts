import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ChartRange,
  EARLIEST,
  pan,
  putRight,
  REACH_NAMES,
  readRange,
  SHORTEST_MS,
  stretchOf,
  writeRange,
  zoom,
} from '#lib/chart/range.ts';
import { NOON } from '#tests/support/builders.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const read = (address: string, now = NOON) => readRange(new URLSearchParams(address), now);
const fixed = (from: number, to: number): ChartRange => ({ kind: 'fixed', from, to });
const USUAL = { kind: 'live', reach: '1h' };

describe('the address', () => {
  test('FZ2: without a range it is the last hour', () => {
    expect(read('')).toEqual({ range: USUAL, righted: null });
  });

  test.each(REACH_NAMES)('FZ2: range=%s reaches so far back from now', (reach) => {
    expect(read(`range=${reach}`)).toEqual({ range: { kind: 'live', reach }, righted: null });
  });

  test.each([
    ['from=2026-01-01T08:00:00Z&to=2026-01-01T10:00:00Z', NOON - 4 * HOUR, NOON - 2 * HOUR],
    [`from=${NOON - 2 * DAY}&to=${NOON - DAY}`, NOON - 2 * DAY, NOON - DAY],
    ['from=2025-12-31&to=2026-01-01', NOON - 1.5 * DAY, NOON - DAY / 2],
    ['from=2026-01-01T10:00Z', NOON - 2 * HOUR, NOON],
    ['to=2026-01-01T10:00Z', NOON - DAY - 2 * HOUR, NOON - 2 * HOUR],
    [`from=${NOON - HOUR}&to=${NOON + 30_000}`, NOON - HOUR, NOON],
  ])('FZ2: %s is from then to then', (address, from, to) => {
    expect(read(address)).toEqual({ range: fixed(from, to), righted: null });
  });

  test.each([
    ['range=2h', USUAL, 'unreadable'],
    ['range=', USUAL, 'unreadable'],
    ['from=yesterday', USUAL, 'unreadable'],
    ['from=&to=', USUAL, 'unreadable'],
    ['from=2026-02-30&to=2026-03-02', USUAL, 'unreadable'],
    [`from=${NOON - HOUR}&to=${NOON - 3 * HOUR}`, fixed(NOON - 3 * HOUR, NOON - HOUR), 'backwards'],
    [`from=${NOON - HOUR}&to=${NOON + DAY}`, fixed(NOON - HOUR, NOON), 'future'],
    [`from=${NOON + DAY}&to=${NOON + 2 * DAY}`, fixed(NOON - DAY, NOON), 'future'],
    ['from=0&to=2026-01-01', fixed(EARLIEST, NOON - DAY / 2), 'too-early'],
    ['from=0&to=1', fixed(EARLIEST, EARLIEST + SHORTEST_MS), 'too-early'],
    [
      `from=${NOON - HOUR}&to=${NOON - HOUR}`,
      fixed(NOON - HOUR - 30_000, NOON - HOUR + 30_000),
      'too-short',
    ],
    [`from=${NOON}&to=${NOON}`, fixed(NOON - SHORTEST_MS, NOON), 'too-short'],
  ])('FZ2: %s is put right, and that is said', (address, range, righted) => {
    expect(read(address)).toEqual({ range, righted });
  });
});

const someNow = fc.integer({ min: Date.UTC(2001, 0, 1), max: Date.UTC(2099, 0, 1) });
const someMoment = fc.oneof(
  fc.string({ maxLength: 24 }),
  fc.integer({ min: -10, max: 9e14 }).map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
const someAddress = fc
  .record(
    {
      range: fc.oneof(fc.constantFrom(...REACH_NAMES), fc.string()),
      from: someMoment,
      to: someMoment,
    },
    { requiredKeys: [] },
  )
  .map((parts) => new URLSearchParams(parts));

function expectValid(range: ChartRange, now: number) {
  const { from, to } = stretchOf(range, now);
  expect(from).toBeGreaterThanOrEqual(EARLIEST);
  expect(to).toBeLessThanOrEqual(now);
  expect(to - from).toBeGreaterThanOrEqual(SHORTEST_MS);
  expect(Number.isInteger(from) && Number.isInteger(to)).toBe(true);
}

test('FZ2: any address gives a range that can be shown, and what is written is read as the same', () => {
  fc.assert(
    fc.property(someAddress, someNow, (address, now) => {
      const { range } = readRange(address, now);
      expectValid(range, now);
      expect(read(writeRange(range), now)).toEqual({ range, righted: null });
    }),
  );
});

test('FZ4: however one zooms and pans, it can be shown', () => {
  const step = fc.oneof(
    fc.double({ min: 1 / 64, max: 64, noNaN: true }).map((times) => ({ times, share: 0 })),
    fc.double({ min: -3, max: 3, noNaN: true }).map((share) => ({ times: 0, share })),
  );
  fc.assert(
    fc.property(someAddress, someNow, fc.array(step), (address, now, steps) => {
      let { range } = readRange(address, now);
      for (const { times, share } of steps) {
        const stretch = stretchOf(range, now);
        range = times > 0 ? zoom(stretch, times, now) : pan(stretch, share, now);
        expectValid(range, now);
      }
    }),
  );
});

test('FZ4: zooming keeps the middle, and what would lie in the future is shifted back', () => {
  const past = { from: NOON - 10 * HOUR, to: NOON - 6 * HOUR };
  expect(zoom(past, 0.5, NOON)).toEqual(fixed(NOON - 9 * HOUR, NOON - 7 * HOUR));
  expect(zoom(past, 2, NOON)).toEqual(fixed(NOON - 12 * HOUR, NOON - 4 * HOUR));
  expect(zoom({ from: NOON - HOUR, to: NOON }, 2, NOON)).toEqual(fixed(NOON - 2 * HOUR, NOON));
  expect(pan(past, -0.5, NOON)).toEqual(fixed(NOON - 12 * HOUR, NOON - 8 * HOUR));
  expect(pan(past, 5, NOON)).toEqual(fixed(NOON - 4 * HOUR, NOON));
});

test('FZ2: what is right stays as it is', () => {
  const range = { from: NOON - HOUR, to: NOON };
  expect(putRight(range, NOON)).toEqual({ ...range, righted: null });
});

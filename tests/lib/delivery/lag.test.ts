import { expect, test } from 'vitest';
import { lagSeconds, lagState } from '#lib/delivery/lag.ts';

test.each([
  ['even', 0, 0],
  ['even', 500, 0.3],
  ['even', 0, 60],
  ['behind', 1, 2],
  ['behind', 100_000, 24],
  ['late', 1, 25],
] as const)(
  'DE6: a recorder is %s with %d messages and %d seconds to go',
  (state, lag, lagSeconds) => {
    expect(lagState({ lag, lagSeconds })).toBe(state);
  },
);

test('DE2: the lag in seconds is how long the oldest that waits has been seen to, and none where nothing does', () => {
  expect(lagSeconds(3, 1000, 5500)).toBe(4.5);
  expect(lagSeconds(0, 1000, 5500)).toBe(0);
  expect(lagSeconds(3, null, 5500)).toBe(0);
  expect(lagSeconds(3, 6000, 5500)).toBe(0);
});

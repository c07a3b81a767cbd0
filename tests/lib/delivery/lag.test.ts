import { expect, test } from 'vitest';
import { lagState } from '#lib/delivery/lag.ts';

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

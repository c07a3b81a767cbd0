import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_UP, PART_NAMES, type Parts } from '#lib/health/parts.ts';
import { readinessOf, UNSEEN_AFTER_MS } from '#lib/health/readiness.ts';

const NOW = 1_000_000;
const seen = (at = NOW) => ({ kafka: at, tail: at, database: at, recorder: at });
const down = (reason: string, behind?: number) =>
  ({ status: 'down', since: 5, reason, ...(behind !== undefined && { behind }) }) as const;

test('AP1: ready while every part is up', () => {
  expect(readinessOf(ALL_UP, seen(), NOW)).toEqual({ ready: true, parts: ALL_UP });
});

test.each(PART_NAMES)('AP1, HE2: not without %s, which it names', (name) => {
  const given: Parts = { ...ALL_UP, [name]: down('stalled') };
  expect(readinessOf(given, seen(), NOW)).toEqual({
    ready: false,
    parts: { ...ALL_UP, [name]: { status: 'down', since: 5, reason: 'stalled' } },
  });
});

test('HE3: one that has yet to catch up, and moves on, is ready', () => {
  const given: Parts = { ...ALL_UP, recorder: down('behind', 12) };
  expect(readinessOf(given, seen(), NOW)).toEqual({
    ready: true,
    parts: { ...ALL_UP, recorder: { status: 'behind', since: 5, messages: 12 } },
  });
});

test.each(PART_NAMES)(
  'HE4: where nobody looked at %s for 20 s, it is not taken for well',
  (name) => {
    const last = { ...seen(), [name]: NOW - UNSEEN_AFTER_MS };
    const part = { status: 'down', since: NOW - UNSEEN_AFTER_MS, reason: 'unknown' };
    expect(readinessOf(ALL_UP, last, NOW)).toMatchObject({ ready: false, parts: { [name]: part } });
    expect(readinessOf(ALL_UP, last, NOW - 1).ready).toBe(true);
    const behind: Parts = { ...ALL_UP, [name]: down('behind', 12) };
    expect(readinessOf(behind, last, NOW).ready).toBe(false);
  },
);

test('AP1: it is ready exactly when no part is named as down', () => {
  const part = fc.constantFrom({ status: 'up' } as const, down('behind', 3), down('stalled'));
  const parts = fc.record({ kafka: part, tail: part, database: part, recorder: part });
  const at = fc.integer({ min: NOW - 2 * UNSEEN_AFTER_MS, max: NOW });
  const times = fc.record({ kafka: at, tail: at, database: at, recorder: at });
  fc.assert(
    fc.property(parts, times, (given, last) => {
      const { ready, parts: named } = readinessOf(given, last, NOW);
      expect(ready).toBe(Object.values(named).every(({ status }) => status !== 'down'));
      for (const name of PART_NAMES) {
        const bad = given[name].status === 'down' && given[name].reason === 'stalled';
        if (bad || NOW - last[name] >= UNSEEN_AFTER_MS) expect(named[name].status).toBe('down');
      }
    }),
  );
});

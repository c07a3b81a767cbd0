import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTHING_READ, noteEnd, type ReadTo } from '#lib/read-to.ts';

test('AL5: what was there when it was asked is read once the place is past it, and not before', () => {
  const first = noteEnd(NOTHING_READ, 1000, 10, 7);
  expect(first.until).toBe(Number.NEGATIVE_INFINITY);
  const second = noteEnd(first, 2000, 12, 10);
  expect(second.until).toBe(1000);
  expect(noteEnd(second, 3000, 12, 12).until).toBe(3000);
});

test('AL5: an end without anything new counts as read at each look', () => {
  const first = noteEnd(NOTHING_READ, 1000, 10, 10);
  expect(noteEnd(first, 2000, 10, 10).until).toBe(2000);
});

test('AL5: a clock that was set back takes nothing back', () => {
  const first = noteEnd(NOTHING_READ, 5000, 10, 10);
  expect(noteEnd(first, 4000, 11, 11).until).toBe(5000);
});

test('AL5: a recorder that is far behind for long costs no memory without end', () => {
  let read: ReadTo = NOTHING_READ;
  for (let at = 0; at < 5000; at++) read = noteEnd(read, at, at + 10, 0);
  expect(read.ahead.length).toBeLessThanOrEqual(900);
  expect(noteEnd(read, 5000, 5010, 5010).until).toBe(5000);
});

const look = fc.record({ grows: fc.nat(5), reads: fc.nat(7) });

test('AL5: never later than a time whose end is past the place, over any course of things', () => {
  fc.assert(
    fc.property(fc.array(look, { maxLength: 60 }), (looks) => {
      const ends: { at: number; high: number }[] = [];
      let read: ReadTo = NOTHING_READ;
      let [high, position] = [0, 0];
      for (const [at, { grows, reads }] of looks.entries()) {
        high += grows;
        position = Math.min(high, position + reads);
        ends.push({ at, high });
        read = noteEnd(read, at, high, position);
        const last = ends.findLast((end) => end.high <= position)?.at ?? Number.NEGATIVE_INFINITY;
        expect(read.until).toBe(last);
      }
    }),
  );
});

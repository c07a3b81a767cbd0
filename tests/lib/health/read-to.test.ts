import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTHING_READ, noteEnd, type ReadTo, waitsSince } from '#lib/health/read-to.ts';
import { SKEW_MS } from '#lib/reading/reading.ts';

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

test('AL5: but when it was set back by more than five minutes, what it said before counts no more', () => {
  const at = 10 * SKEW_MS;
  const before = noteEnd(noteEnd(NOTHING_READ, at, 10, 10), at + 1000, 12, 10);
  const back = at + 1000 - SKEW_MS;
  expect(noteEnd(before, back, 12, 11).until).toBe(at);
  const anew = noteEnd(before, back - 1, 13, 12);
  expect(anew.until).toBe(Number.NEGATIVE_INFINITY);
  expect(noteEnd(anew, back, 13, 13).until).toBe(back);
});

test('AL5: a recorder that is far behind for long costs no memory without end', () => {
  let read: ReadTo = NOTHING_READ;
  for (let at = 0; at < 5000; at++) read = noteEnd(read, at, at + 10, 0);
  expect(read.ahead.length).toBeLessThanOrEqual(900);
  expect(noteEnd(read, 5000, 5010, 5010).until).toBe(5000);
});

test('AL5: an end before what had been read is another’s: it says nothing, and what was known stays', () => {
  const unread = noteEnd(NOTHING_READ, 1000, 300, 5000);
  expect(unread.until).toBe(Number.NEGATIVE_INFINITY);
  const read = noteEnd(unread, 2000, 5000, 5000);
  expect(noteEnd(read, 3000, 300, 5000).until).toBe(2000);
});

test('AL5: but what came and was read after the end was asked for says that it is reached', () => {
  const first = noteEnd(NOTHING_READ, 1000, 10, 10);
  expect(noteEnd(first, 2000, 12, 15).until).toBe(2000);
});

const look = fc.record({ grows: fc.nat(5), reads: fc.nat(7), growsMeanwhile: fc.nat(3) });

test('AL5: never later than a time whose end is past the place, over any course of things', () => {
  fc.assert(
    fc.property(fc.array(look, { maxLength: 60 }), (looks) => {
      const ends: { at: number; high: number }[] = [];
      let read: ReadTo = noteEnd(NOTHING_READ, -1, 0, 0);
      let [grown, position] = [0, 0];
      for (const [at, { grows, reads, growsMeanwhile }] of looks.entries()) {
        const high = grown + grows;
        grown = high + growsMeanwhile;
        position = Math.min(grown, position + reads);
        ends.push({ at, high });
        read = noteEnd(read, at, high, position);
        expect(read.until).toBe(ends.findLast((end) => end.high <= position)?.at ?? -1);
      }
    }),
  );
});

test('DE2: what waits has waited since it was first seen, however long nothing came before it', () => {
  let read: ReadTo = NOTHING_READ;
  for (let at = 0; at < 3_600_000; at += 1000) read = noteEnd(read, at, 7, 7);
  expect(waitsSince(read)).toBeUndefined();
  read = noteEnd(read, 3_600_000, 8, 7);
  read = noteEnd(read, 3_601_000, 9, 7);
  expect(waitsSince(read)).toBe(3_600_000);
  expect(waitsSince(noteEnd(read, 3_602_000, 9, 8))).toBe(3_601_000);
  expect(waitsSince(noteEnd(read, 3_602_000, 9, 9))).toBeUndefined();
});

test('DE2: what waits for longer than looks are kept has waited since nothing did', () => {
  let read = noteEnd(NOTHING_READ, 0, 7, 7);
  for (let at = 1; at < 5000; at++) read = noteEnd(read, at, 7 + at, 7);
  expect(waitsSince(read)).toBe(0);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteLags, type Stillness, standsStill } from '#lib/health/standing-still.ts';

const NOTHING: Stillness = new Map();
const lag = (position: number, high: number, id = 1) => ({ id, position, high });

test('HE2: it stands still once it has not moved for 15 s, with more to read', () => {
  const first = noteLags(NOTHING, [lag(5, 5)], 0);
  const second = noteLags(first, [lag(5, 6)], 14_999);
  expect(standsStill(second, 14_999)).toBe(false);
  expect(standsStill(noteLags(second, [lag(5, 7)], 15_000), 15_000)).toBe(true);
  expect(standsStill(noteLags(second, [lag(6, 7)], 15_000), 15_000)).toBe(false);
});

test('HE2: a log that is gone is forgotten', () => {
  const before = noteLags(noteLags(NOTHING, [lag(5, 9)], 0), [lag(5, 9)], 20_000);
  expect(standsStill(before, 20_000)).toBe(true);
  expect(standsStill(noteLags(before, [lag(0, 0, 2)], 20_001), 20_001)).toBe(false);
});

test('HE3: a clock that is set back makes nothing stand still later than it would', () => {
  let watch = noteLags(NOTHING, [lag(5, 9)], 1_000_000);
  for (let at = 0; at <= 15_000; at += 1000) watch = noteLags(watch, [lag(5, 9)], at);
  expect(standsStill(watch, 15_000)).toBe(true);
});

test('HE3: what moves on, or has nothing to read, never stands still', () => {
  const look = fc.record({
    after: fc.nat(1e6),
    sent: fc.nat(3),
    read: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(look), (looks) => {
      let [watch, now, position, high] = [NOTHING, 0, 0, 0];
      for (const { after, sent, read } of looks) {
        now += after;
        high += sent;
        position = Math.min(high, position + read);
        watch = noteLags(watch, [lag(position, high)], now);
        expect(standsStill(watch, now)).toBe(false);
      }
    }),
  );
});

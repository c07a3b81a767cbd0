import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allFrom, MIN_TICK_MS, NOTHING_SENT, nextTick, paceAfter } from '#lib/live/pacing.ts';

test.each([
  [0, 10],
  [1, 10],
  [3, 12],
  [10, 40],
])('GW3: after %d ms of sending the tick is %d ms', (sending, tick) => {
  expect(nextTick(sending)).toBe(tick);
});

test('GW3: however long sending takes, the tick is at least 10 ms and never shrinks with it', () => {
  const ms = fc.double({ min: 0, max: 60_000, noNaN: true });
  expect(MIN_TICK_MS).toBe(10);
  fc.assert(
    fc.property(ms, ms, (one, more) => {
      expect(nextTick(one)).toBeGreaterThanOrEqual(MIN_TICK_MS);
      expect(nextTick(one + more)).toBeGreaterThanOrEqual(nextTick(one));
    }),
  );
});

test('GW3: sending that takes up to a quarter of a second has a fifth of one CPU at most', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 250, noNaN: true }), (sending) => {
      expect(sending / (sending + nextTick(sending))).toBeLessThanOrEqual(0.2 + 1e-9);
    }),
  );
});

test('GW3: news of alarms waits a tenth of a second at most, and never puts readings off beyond their second', () => {
  const ms = fc.nat(2000);
  fc.assert(
    fc.property(ms, fc.array(ms), (readings, news) => {
      let pace = paceAfter(NOTHING_SENT, 'all', 0, readings);
      expect(pace.newsFrom).toBeLessThanOrEqual(100);
      for (const sending of news) {
        const sentAt = pace.newsFrom + sending;
        pace = paceAfter(pace, 'news', sentAt, sending);
        expect(pace.newsFrom - sentAt).toBeLessThanOrEqual(100);
        expect(allFrom(pace)).toBeLessThanOrEqual(1000);
      }
    }),
  );
});

test('GW3: readings and news together have a fifth of one CPU at most, while a second holds what they rest', () => {
  const news = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { maxLength: 10 });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 50, noNaN: true }), news, (readings, sendings) => {
      let pace = paceAfter(NOTHING_SENT, 'all', readings, readings);
      for (const sending of sendings) {
        pace = paceAfter(pace, 'news', pace.newsFrom + sending, sending);
      }
      const work = sendings.reduce((sum, sending) => sum + sending, readings);
      expect(work / allFrom(pace)).toBeLessThanOrEqual(0.2 + 1e-9);
    }),
  );
});

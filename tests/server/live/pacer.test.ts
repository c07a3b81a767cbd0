import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Portion } from '#lib/live/pacing.ts';
import { createPacer } from '#server/live/pacer.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A pacer whose frames take as long as a test says; each is noted with the time at which it began. */
function pace() {
  const began = performance.now();
  const sent: [Portion, number][] = [];
  const work = { takesMs: 0, nothing: false };
  const clock = () => performance.now() - began;
  const { readings, news, stop } = createPacer({
    clock,
    send(portion) {
      if (work.nothing) return false;
      sent.push([portion, clock()]);
      vi.advanceTimersByTime(work.takesMs);
      return true;
    },
  });
  return { readings, news, stop, sent, work, pass: (ms: number) => vi.advanceTimersByTime(ms) };
}

test('GW2: the first change goes out at once, those that follow together after a tick', () => {
  const { readings, sent, pass } = pace();
  readings();
  pass(0);
  for (let n = 0; n < 5; n++) readings();
  pass(9);
  expect(sent).toEqual([['all', 0]]);
  pass(1);
  expect(sent).toEqual([
    ['all', 0],
    ['all', 10],
  ]);
  pass(10_000);
  expect(sent).toHaveLength(2);
});

test('AL14, GW3: news waits a tenth of a second at most, and readings as much longer as it took', () => {
  const { readings, news, sent, work, pass } = pace();
  work.takesMs = 50;
  readings();
  pass(0);
  work.takesMs = 5;
  readings();
  news();
  pass(99);
  expect(sent).toEqual([['all', 0]]);
  pass(1);
  expect(sent).toEqual([
    ['all', 0],
    ['news', 150],
  ]);
  pass(119);
  expect(sent).toHaveLength(2);
  pass(1);
  expect(sent.slice(2)).toEqual([['all', 50 + 200 + 25]]);
});

test('AL14: news that comes when readings are due goes with them', () => {
  const { readings, news, sent, pass } = pace();
  readings();
  pass(0);
  pass(500);
  news();
  pass(0);
  readings();
  news();
  pass(10);
  expect(sent).toEqual([
    ['all', 0],
    ['all', 500],
    ['all', 510],
  ]);
});

test('GW3: news after news waits as long as that took, not as long as readings did', () => {
  const { readings, news, sent, work, pass } = pace();
  work.takesMs = 100;
  readings();
  pass(0);
  work.takesMs = 2;
  news();
  pass(100);
  news();
  pass(9);
  expect(sent).toHaveLength(2);
  pass(1);
  expect(sent.slice(1)).toEqual([
    ['news', 200],
    ['news', 212],
  ]);
});

test('GW2: a frame that would hold nothing is none, and puts off no other', () => {
  const { readings, news, sent, work, pass } = pace();
  work.nothing = true;
  news();
  readings();
  pass(5);
  work.nothing = false;
  readings();
  pass(0);
  expect(sent).toEqual([['all', 5]]);
});

test('LC2: once stopped it sends nothing any more', () => {
  const { readings, stop, sent, pass } = pace();
  readings();
  stop();
  pass(1000);
  expect(sent).toEqual([]);
});

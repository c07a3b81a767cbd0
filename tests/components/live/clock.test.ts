import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createServerClock } from '#components/live/clock.ts';
import { NOON } from '#tests/support/builders.ts';

const HOUR = 3_600_000;

/** A browser whose clock is wrong by so much, and a network that takes its time. */
function world(wrongBy = -HOUR) {
  const time = { at: NOON, wrongBy };
  const browser = () => time.at + time.wrongBy;
  const clock = createServerClock({ now: browser });
  return {
    clock,
    time,
    pass: (ms: number) => {
      time.at += ms;
    },
    /** Asks for the time; the question travels for `there`, the answer for `back`. */
    ask(there: number, back: number) {
      const askedAt = browser();
      time.at += there;
      const theirs = time.at;
      time.at += back;
      clock.measured(askedAt, theirs, browser());
    },
    /** A frame that was sent so long ago. */
    frame: (travelled = 0) => clock.heard(time.at - travelled),
    wrong: () => clock.now() - time.at,
  };
}

test('CN5: before anything is known, it is the browser’s own clock', () => {
  expect(createServerClock({ now: () => NOON }).now()).toBe(NOON);
});

test('CN5: the first packet tells the time as far as it can, an answer tells it better', () => {
  const { frame, ask, wrong } = world();
  frame(80);
  expect(wrong()).toBe(-80);
  ask(10, 10);
  expect(wrong()).toBe(0);
});

test('CN5: its time is in whole milliseconds, however odd the way', () => {
  const { ask, clock } = world();
  ask(2, 1);
  expect(clock.now()).toSatisfy(Number.isInteger);
});

test('CN5: of several answers the quickest counts, and it is no further off than half its way', () => {
  const way = fc.nat(2000);
  const ways = fc.array(fc.tuple(way, way, fc.nat(10_000)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.integer({ min: -HOUR, max: HOUR }), ways, (wrongBy, asked) => {
      const { ask, pass, wrong } = world(wrongBy);
      for (const [there, back, pause] of asked) {
        ask(there, back);
        pass(pause);
      }
      const surest = Math.min(...asked.map(([there, back]) => (there + back) / 2));
      expect(Math.abs(wrong())).toBeLessThanOrEqual(Math.ceil(surest));
    }),
  );
});

test('CN5: what was measured more than six answers ago is forgotten', () => {
  const { ask, wrong } = world();
  ask(0, 0);
  for (let n = 0; n < 6; n++) ask(0, 40);
  expect(wrong()).toBe(-20);
});

test('CN5: frames, which come as late as the network makes them, do not spoil what was measured', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30_000)), (lateness) => {
      const { ask, frame, pass, wrong } = world();
      ask(5, 5);
      for (const late of lateness) {
        pass(100);
        frame(late);
      }
      expect(wrong()).toBe(0);
    }),
  );
});

test.each([
  ['the server’s clock was set ahead', HOUR],
  ['the server’s clock was set back', -HOUR],
])('CN5: when %s, the next frame says so', (_, by) => {
  const { clock, ask, frame, time, wrong } = world();
  ask(5, 5);
  time.at += by;
  time.wrongBy -= by;
  expect(clock.now()).toBe(time.at - by);
  frame();
  expect(wrong()).toBe(0);
});

test.each([HOUR, -HOUR, 5000, -5000])(
  'CN5: when the browser’s clock is set by %d ms, the next answer puts it right',
  (by) => {
    const { ask, frame, time, pass, wrong } = world();
    ask(5, 5);
    time.wrongBy += by;
    pass(1000);
    frame(20);
    ask(30, 30);
    expect(wrong()).toBe(0);
  },
);

test('CN5: an answer during which the browser’s clock was set back says nothing', () => {
  const { clock, ask, time, wrong } = world();
  ask(5, 5);
  const askedAt = time.at + time.wrongBy;
  clock.measured(askedAt, time.at, askedAt - HOUR);
  expect(wrong()).toBe(0);
  ask(20, 20);
  expect(wrong()).toBe(0);
});

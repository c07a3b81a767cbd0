import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteAnswer, type Served, servedFrom } from '#lib/live/served.ts';

const SECOND = 1000;
const after = (...answers: number[]): Served => answers.reduce(noteAnswer, servedFrom(0));

test('AL5: Kafka was there since the start as long as it answers within ten seconds', () => {
  expect(after(SECOND, 2 * SECOND, 12 * SECOND).since).toBe(0);
  expect(after(2 * SECOND, 12 * SECOND + 1).since).toBe(12 * SECOND + 1);
});

test('AL5: after a break it was there since its return', () => {
  const back = after(SECOND, 300 * SECOND);
  expect(back.since).toBe(300 * SECOND);
  expect(noteAnswer(back, 301 * SECOND).since).toBe(300 * SECOND);
});

test('AL5: our clock set back is a break too, or it would be there since a time to come', () => {
  expect(after(3600 * SECOND, 3601 * SECOND, SECOND).since).toBe(SECOND);
});

test('AL5: never since a time to come, however clocks go', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60 * SECOND), { minLength: 1 }), (answers) => {
      const { since, last } = after(...answers);
      expect(last).toBe(answers.at(-1));
      expect(since).toBeLessThanOrEqual(last);
    }),
  );
});

import { expect, test } from 'vitest';
import { farthestValue } from '#lib/chart/farthest-value.ts';
import { alarmView, slot } from '#tests/support/builders.ts';

const spark = [slot(-1, 20), slot(0, 5, 7), slot(1, 4, 9)];

test('AM1: the farthest value is the worst that anybody told of, since the trouble began', () => {
  expect(farthestValue(alarmView({ peak: 6 }), spark)).toBe(9);
  expect(farthestValue(alarmView({ peak: 6 }), spark, 12)).toBe(12);
  expect(farthestValue(alarmView({ peak: 13 }), spark, 12)).toBe(13);
  expect(farthestValue(alarmView({ kind: 'low', peak: 4.5 }), spark)).toBe(4);
  expect(farthestValue(alarmView({ kind: 'low', peak: null }), [])).toBeNull();
});

test('AM1: of what is over, and of other kinds, it is what the server told', () => {
  expect(farthestValue(alarmView({ standing: 'returned', peak: 6 }), spark, 7)).toBe(6);
  expect(farthestValue(alarmView({ kind: 'warning', peak: 4.6 }), spark)).toBe(4.6);
  expect(farthestValue(alarmView({ kind: 'warning', peak: 4.6 }), spark, 4.8)).toBe(4.8);
});

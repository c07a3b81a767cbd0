import { expect, test } from 'vitest';
import { startRequest } from '#lib/api/simulation.ts';
import { startOf, typedCount, typedLinger, typedRate } from '#lib/simulation/draft.ts';

test.each([
  ['3', 3],
  [' 1000 ', 1000],
  ['0', undefined],
  ['1001', undefined],
  ['2.5', undefined],
  ['', undefined],
  ['many', undefined],
])('SM15: %j sensors are %s', (text, count) => {
  expect(typedCount(text)).toBe(count);
});

test.each([
  ['10', 10],
  ['0,5', 0.5],
  ['0.1', 0.1],
  ['100', 100],
  ['0,05', undefined],
  ['100,1', undefined],
  ['1e1', undefined],
  ['-1', undefined],
  ['1,000.5', undefined],
])('SM15: a rate of %j is %s, with comma or point', (text, rate) => {
  expect(typedRate(text)).toBe(rate);
});

test('SM15: lingering is whole milliseconds up to a second', () => {
  expect(['0', '1000', '1001', '1.5'].map(typedLinger)).toEqual([0, 1000, undefined, undefined]);
});

test('SM15: what was typed is what the route takes, or is not sent', () => {
  const draft = { count: '12', rate: '0,5', model: 'physical', profile: 'beverage' } as const;
  const request = startOf(draft);
  expect(startRequest.parse(request)).toEqual({ ...draft, count: 12, rate: 0.5 });
  expect(startOf({ ...draft, rate: '' })).toBeUndefined();
  expect(startOf({ ...draft, count: '-' })).toBeUndefined();
});

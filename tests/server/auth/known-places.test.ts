import { expect, test } from 'vitest';
import { createKnownPlaces } from '#server/auth/known-places.ts';

test('WH6: only who came in there is counted apart there', () => {
  const { cameIn, countedAs } = createKnownPlaces();
  cameIn('ana', '192.0.2.1');
  expect(countedAs('ana', '192.0.2.1')).not.toBe('ana');
  expect(countedAs('ana', '192.0.2.2')).toBe('ana');
  expect(countedAs('bia', '192.0.2.1')).toBe('bia');
});

test('WH6: of many places the oldest are forgotten', () => {
  const { cameIn, countedAs } = createKnownPlaces();
  cameIn('old', 'here');
  cameIn('ana', 'here');
  for (let n = 0; n < 9999; n++) {
    cameIn('bia', `${n}`);
    cameIn('ana', 'here');
  }
  expect(countedAs('old', 'here')).toBe('old');
  expect(countedAs('ana', 'here')).not.toBe('ana');
});

import { expect, test } from 'vitest';
import { outcomeOf } from '#server/delivery/outcome.ts';
import type { FoundOutcome } from '#server/store/outcome-store.ts';

const place = { log: 1, began: 10, position: 100, expiredTo: 20 };
const of = (offset: number, found?: FoundOutcome) =>
  outcomeOf(offset, { low: 5, high: 120, place, found, deadLetters: 't.dlq' });

test('DE11: what became of an offset', () => {
  expect(of(120)).toEqual({ is: 'coming' });
  expect(of(110)).toEqual({ is: 'waiting', behind: 10 });
  expect(of(100)).toEqual({ is: 'waiting', behind: 0 });
  expect(of(99, { is: 'rejected', reason: 'empty' })).toEqual({
    ...{ is: 'rejected', reason: 'empty', deadLetters: 't.dlq' },
  });
  expect(of(99, { is: 'gap' })).toEqual({ is: 'gap' });
  expect(of(50)).toEqual({ is: 'missing' });
  expect(of(19)).toEqual({ is: 'expired' });
  expect(of(9)).toEqual({ is: 'before' });
});

test('DE11: of a partition that nobody has yet everything that Kafka holds waits', () => {
  const unknown = { low: 2, high: 5, place: undefined, found: undefined, deadLetters: '' };
  expect(outcomeOf(3, unknown)).toEqual({ is: 'waiting', behind: 1 });
  expect(outcomeOf(1, unknown)).toEqual({ is: 'before' });
});

test('DE11: what Kafka dropped before it was recorded does not wait: it is a gap already', () => {
  const late = { low: 110, high: 120, place, found: undefined, deadLetters: '' };
  expect(outcomeOf(105, late)).toEqual({ is: 'gap' });
  expect(outcomeOf(112, late)).toEqual({ is: 'waiting', behind: 2 });
});

import { expect, test } from 'vitest';
import { ENDINGS, totalOf, verdictOf } from '#lib/integrity/verdict.ts';

const counts = (given: object = {}) => ({
  ...{ partition: 0, sent: 2, acknowledged: 2, received: 2 },
  ...{ missing: 0, doubled: 0, outOfOrder: 0, altered: 0 },
  ...given,
});

test.each(ENDINGS)('IC3: a check that ended as %s is clean only if it was done', (ending) => {
  expect(verdictOf(ending, [counts()])).toBe(ending === 'done' ? 'clean' : 'incomplete');
});

test.each(ENDINGS)('IC3: what was found wrong is wrong however it ended: %s', (ending) => {
  for (const what of ['missing', 'doubled', 'outOfOrder', 'altered']) {
    expect(verdictOf(ending, [counts(), counts({ [what]: 1 })])).toBe('faulty');
  }
});

test('IC3: partitions add up; what is not known of one is not known of all', () => {
  const two = [counts({ doubled: 1 }), counts({ partition: 1, missing: 3 })];
  expect(totalOf(two)).toEqual({
    ...{ sent: 4, acknowledged: 4, received: 4 },
    ...{ missing: 3, doubled: 1, outOfOrder: 0, altered: 0 },
  });
  expect(totalOf([...two, counts({ missing: null })]).missing).toBeNull();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FOLLOWED_PER_SECOND,
  type Sampling,
  sample,
  samplingFrom,
} from '#lib/delivery/sampling.ts';

/** Random numbers that are the same in each run. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Messages that come in batches, as many a second; answers the places of those that were chosen. */
function run(given: { seconds: number; batches: readonly number[]; random: () => number }) {
  let sampling: Sampling = samplingFrom(0);
  const chosen: { second: number; batch: number; place: number }[] = [];
  const step = 1000 / given.batches.length;
  for (let second = 0; second < given.seconds; second++) {
    given.batches.forEach((count, batch) => {
      const taken = sample(sampling, count, second * 1000 + batch * step, given.random);
      sampling = taken.sampling;
      for (const place of taken.chosen) chosen.push({ second, batch, place });
    });
  }
  return chosen;
}

test('DE8: of few messages all are followed, once each', () => {
  const some = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(some, fc.nat(), (batches, seed) => {
      const chosen = run({ seconds: 5, batches, random: numbersFrom(seed) });
      const perSecond = batches.reduce((sum, count) => sum + count, 0);
      fc.pre(perSecond <= FOLLOWED_PER_SECOND);
      expect(chosen.length).toBe(5 * perSecond);
      expect(new Set(chosen.map((each) => JSON.stringify(each))).size).toBe(chosen.length);
    }),
  );
});

test('DE8: however many come, at most twice the wanted number is followed in a second', () => {
  const some = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(some, fc.nat(), (batches, seed) => {
      const chosen = run({ seconds: 4, batches, random: numbersFrom(seed) });
      for (let second = 0; second < 4; second++) {
        const taken = chosen.filter((each) => each.second === second);
        expect(taken.length).toBeLessThanOrEqual(2 * FOLLOWED_PER_SECOND);
      }
      for (const { batch, place } of chosen) expect(place).toBeLessThan(batches[batch] ?? 0);
    }),
  );
});

test('DE8: of ten thousand a second about twenty are followed', () => {
  const batches = Array.from({ length: 50 }, () => 200);
  const chosen = run({ seconds: 101, batches, random: numbersFrom(1) });
  const steady = chosen.filter(({ second }) => second > 0).length / 100;
  expect(steady).toBeGreaterThan(FOLLOWED_PER_SECOND * 0.9);
  expect(steady).toBeLessThan(FOLLOWED_PER_SECOND * 1.1);
});

test('DE8: a message is as likely as any other, wherever its batch and it stand', () => {
  const batches = [10, 3000, 90, 900];
  const seconds = 3000;
  // In the first second one does not know yet how many come.
  const chosen = run({ seconds, batches, random: numbersFrom(2) }).filter(
    ({ second }) => second > 0,
  );
  const total = batches.reduce((sum, count) => sum + count, 0);
  batches.forEach((count, batch) => {
    const of = chosen.filter((each) => each.batch === batch);
    const expected = (chosen.length * count) / total;
    expect(Math.abs(of.length - expected)).toBeLessThan(5 * Math.sqrt(expected) + 1);
    const inFirstHalf = of.filter(({ place }) => place < count / 2).length;
    expect(Math.abs(inFirstHalf - of.length / 2)).toBeLessThan(5 * Math.sqrt(of.length));
  });
});

test('DE8: sensors that send in turn are all met', () => {
  const sensors = 100;
  const batches = Array.from({ length: 10 }, () => sensors);
  const chosen = run({ seconds: 200, batches, random: numbersFrom(3) });
  expect(new Set(chosen.map(({ place }) => place % sensors)).size).toBe(sensors);
});

test('DE8: a clock that is set back begins anew', () => {
  const later = { ...samplingFrom(1_000_000), seen: 500, taken: 40 };
  expect(sample(later, 3, 0, () => 0.5).chosen).toEqual([0, 1, 2]);
});

test('DE8: after a flood and a silence all are followed again, from the first', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 2000, max: 60_000 }), (seed, silence) => {
      const random = numbersFrom(seed);
      let { sampling } = sample(samplingFrom(0), 5000, 0, random);
      ({ sampling } = sample(sampling, 5000, 1000, random));
      expect(sample(sampling, 5, 1000 + silence, random).chosen).toEqual([0, 1, 2, 3, 4]);
    }),
  );
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_LIMITS, type FreezerFacts } from '#lib/freezer/facts.ts';
import { createFactsBoard } from '#server/alarms/facts-board.ts';
import { factsOf } from '#tests/support/builders.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

const AGAIN_AFTER_MS = 1000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const named = (freezer: string, name: string): FreezerFacts =>
  factsOf(freezer, { card: { ...DEFAULT_LIMITS, name, place: null } });
const usual = (freezer: string): FreezerFacts => factsOf(freezer);

type Asked = {
  freezers: readonly number[] | undefined;
  answer: (facts: FreezerFacts[]) => Promise<void>;
  fail: () => Promise<void>;
};

/** A board of which a test is the database: each question waits for what the test answers. */
function openBoard() {
  const asked: Asked[] = [];
  const told: string[] = [];
  const limits = { ...DEFAULT_LIMITS, high: 8 };
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const board = createFactsBoard({
    facts: (freezers) =>
      new Promise((resolve, reject) => {
        asked.push({
          freezers,
          answer: (facts) => {
            resolve(facts);
            return settle().then(() => undefined);
          },
          fail: () => {
            reject(new Error('the database is away'));
            return settle().then(() => undefined);
          },
        });
      }),
    limits: async () => limits,
    onLimits: (fresh) => told.push(`limits ${fresh.high}`),
    onChange: () => told.push('changed'),
    log: quietLog,
  });
  return {
    board,
    told,
    asked,
    /** The question that waits now. */
    async next(): Promise<Asked> {
      await settle();
      const [one] = asked.splice(0);
      if (one === undefined) throw new Error('nothing is asked');
      return one;
    },
  };
}

test('AL14, UI9: it reads all there is to say once the database can be listened to, with the limits', async () => {
  const { board, told, next, asked } = openBoard();
  board.start();
  expect(asked).toEqual([]);
  board.reload();
  const all = await next();
  expect(all.freezers).toBeUndefined();
  await all.answer([named('a', 'Bar'), named('b', 'Deck')]);
  expect(board.all()).toEqual([named('a', 'Bar'), named('b', 'Deck')]);
  expect(['a', 'b', 'c'].map(board.knows)).toEqual([true, true, false]);
  expect(told).toEqual(['limits 8', 'changed']);
});

test('AL14: what changed is drained once, each freezer as it is by then', async () => {
  const { board, next } = openBoard();
  for (const name of ['Bar', 'Deck']) {
    board.refresh([1]);
    await (await next()).answer([named('a', name)]);
  }
  board.refresh([2]);
  await (await next()).answer([named('b', 'Hall')]);
  expect(board.drain()).toEqual([named('a', 'Deck'), named('b', 'Hall')]);
  expect(board.drain()).toEqual([]);
  expect(board.all()).toHaveLength(2);
});

test('AL14: refreshes are read one after the other, so that an older answer never comes last', async () => {
  const { board, next, asked } = openBoard();
  board.refresh([1]);
  const first = await next();
  board.refresh([1, 2]);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([]);
  await first.answer([named('a', 'old')]);
  const second = await next();
  expect(second.freezers).toEqual([1, 2]);
  board.reload();
  await second.answer([named('a', 'new')]);
  const all = await next();
  expect(all.freezers).toBeUndefined();
  await all.answer([named('a', 'newest')]);
  expect(board.all()).toEqual([named('a', 'newest')]);
});

test('AL14: what comes while one is read is read together, however much it is', async () => {
  const { board, next, asked, told } = openBoard();
  board.refresh([1]);
  const first = await next();
  for (let freezer = 1; freezer <= 50; freezer++) board.refresh([freezer, freezer + 1]);
  await first.answer([named('a', 'old')]);
  const second = await next();
  expect(second.freezers).toEqual(Array.from({ length: 51 }, (_, nth) => nth + 1));
  board.refresh([3]);
  board.reload();
  board.refresh([4]);
  await second.answer([named('a', 'new'), named('b', 'Deck')]);
  const all = await next();
  expect(all.freezers).toBeUndefined();
  await all.answer([named('a', 'newest')]);
  await vi.advanceTimersByTimeAsync(AGAIN_AFTER_MS);
  expect(asked).toEqual([]);
  expect(told).toEqual(['changed', 'changed', 'limits 8', 'changed']);
});

test('AL14: of all that are read again, only those that are different now are told', async () => {
  const { board, next, told } = openBoard();
  board.reload();
  const before = [named('a', 'Bar'), named('b', 'Deck'), usual('c')];
  await (await next()).answer(before);
  expect(board.drain()).toEqual(before);
  board.reload();
  const after = [usual('a'), named('b', 'Deck'), { ...usual('c'), calmSince: 5 }];
  await (await next()).answer(after);
  expect(board.drain()).toEqual([after[0], after[2]]);
  expect(board.all()).toEqual(after);
  expect(told.filter((each) => each === 'changed')).toHaveLength(2);
});

test('AL14: nobody is told of a freezer that is as it was', async () => {
  const { board, next, told } = openBoard();
  board.refresh([1]);
  await (await next()).answer([named('a', 'Bar')]);
  board.drain();
  board.refresh([1]);
  await (await next()).answer([named('a', 'Bar')]);
  expect([board.drain(), told]).toEqual([[], ['changed']]);
});

test('AL14: after a reading that failed all is read again, a second later, until it works', async () => {
  const { board, next, asked } = openBoard();
  board.refresh([1]);
  await (await next()).fail();
  for (let attempt = 0; attempt < 2; attempt++) {
    await vi.advanceTimersByTimeAsync(AGAIN_AFTER_MS - 1);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    const again = await next();
    expect(again.freezers).toBeUndefined();
    if (attempt === 0) await again.fail();
    else await again.answer([named('a', 'Bar')]);
  }
  expect(board.all()).toEqual([named('a', 'Bar')]);
  await vi.advanceTimersByTimeAsync(5 * AGAIN_AFTER_MS);
  expect(asked).toEqual([]);
});

test('AL14: several that fail are made good by one reading, and do not hold up what follows', async () => {
  const { board, next, asked } = openBoard();
  board.refresh([1]);
  const first = await next();
  board.refresh([2]);
  await first.fail();
  const second = await next();
  board.refresh([3]);
  await second.fail();
  await (await next()).answer([named('c', 'Hall')]);
  expect(board.all()).toEqual([named('c', 'Hall')]);
  await vi.advanceTimersByTimeAsync(AGAIN_AFTER_MS);
  expect(asked.map(({ freezers }) => freezers)).toEqual([undefined]);
});

test('LC2: once stopped it reads nothing any more, also when a reading under way fails then', async () => {
  const { board, next, asked } = openBoard();
  board.refresh([1]);
  const one = await next();
  board.stop();
  await one.fail();
  await vi.advanceTimersByTimeAsync(5 * AGAIN_AFTER_MS);
  expect(asked).toEqual([]);
});

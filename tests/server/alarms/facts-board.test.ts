import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FreezerFacts } from '#lib/freezer-facts.ts';
import { DEFAULT_LIMITS } from '#lib/freezer-facts.ts';
import { createFactsBoard } from '#server/alarms/facts-board.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

const AGAIN_AFTER_MS = 1000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const named = (freezer: string, name: string): FreezerFacts => ({
  freezer,
  card: { ...DEFAULT_LIMITS, name, place: null },
  alarms: [],
});
const usual = (freezer: string): FreezerFacts => ({ freezer, card: null, alarms: [] });

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

test('AL14: it reads all there is to say once the database can be listened to, with the limits', async () => {
  const { board, told, next, asked } = openBoard();
  board.start();
  expect(asked).toEqual([]);
  board.reload();
  const all = await next();
  expect(all.freezers).toBeUndefined();
  await all.answer([named('a', 'Bar'), named('b', 'Deck')]);
  expect(board.all()).toEqual([named('a', 'Bar'), named('b', 'Deck')]);
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
  board.reload();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([]);
  await first.answer([named('a', 'old')]);
  const second = await next();
  expect(second.freezers).toEqual([1, 2]);
  await second.answer([named('a', 'new')]);
  const all = await next();
  expect(all.freezers).toBeUndefined();
  await all.answer([named('a', 'newest')]);
  expect(board.all()).toEqual([named('a', 'newest')]);
});

test('AL14: a freezer of which there is nothing left to say goes, and that is told', async () => {
  const { board, next, told } = openBoard();
  board.reload();
  await (await next()).answer([named('a', 'Bar'), named('b', 'Deck'), named('c', 'Hall')]);
  board.drain();
  board.refresh([1]);
  await (await next()).answer([usual('a')]);
  expect(board.drain()).toEqual([usual('a')]);
  board.reload();
  await (await next()).answer([named('b', 'Deck')]);
  expect(board.drain()).toEqual([usual('c'), named('b', 'Deck')]);
  expect(board.all()).toEqual([named('b', 'Deck')]);
  expect(told.filter((each) => each === 'changed')).toHaveLength(3);
});

test('AL14: nobody is told of a freezer that there never was anything to say of', async () => {
  const { board, next, told } = openBoard();
  board.refresh([1]);
  await (await next()).answer([usual('a')]);
  expect([board.drain(), told]).toEqual([[], []]);
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
  for (const freezer of [1, 2, 3]) board.refresh([freezer]);
  await (await next()).fail();
  await (await next()).fail();
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

import { expect, test } from 'vitest';
import type { PartitionEnds } from '#server/kafka/log-ends.ts';
import { createBoard } from '#server/live/board.ts';
import { createRecorderWatch, type LogPosition } from '#server/recorder/recorder-watch.ts';
import { NOON } from '#tests/support/builders.ts';
import { signal } from '#tests/support/pieces.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

const SECOND = 1000;
const NEVER = Number.NEGATIVE_INFINITY;
/** Of each partition, in their order. */
const ends = (...highs: number[]): PartitionEnds[] =>
  highs.map((high, partition) => ({ partition, low: 0n, high: BigInt(high) }));
const place = (partition: number, position: number, log = partition + 1): LogPosition => ({
  ...{ log, partition, position, newestAt: null },
});

/** A watch that began at noon; seconds count from then. */
function watch() {
  const held: { places: LogPosition[] | Error; until: Promise<void> } = {
    places: [],
    until: Promise.resolve(),
  };
  let at = NOON;
  const now = () => at;
  const board = createBoard({ topic: 't', now, log: quietLog });
  const { saw, recordedUntil, servedSince, behind } = createRecorderWatch({
    async positions() {
      const { places } = held;
      await held.until;
      if (places instanceof Error) throw places;
      return places;
    },
    board,
    now,
    log: quietLog,
  });
  return {
    held,
    saw,
    behind,
    /** In seconds; of the first partition. */
    waited: () => {
      const since = behind()[0]?.waitsSince ?? null;
      return since === null ? null : (at - since) / SECOND;
    },
    part: () => board.parts().recorder,
    async sawAt(seconds: number, found: PartitionEnds[], places: LogPosition[] | Error) {
      at = NOON + seconds * SECOND;
      held.places = places;
      await saw(found, at);
    },
    /** In seconds. */
    served: () => (servedSince() - NOON) / SECOND,
    until: (...logs: number[]) => (recordedUntil(logs) - NOON) / SECOND,
  };
}

test('AL5: all is recorded until ten seconds before the ends were asked for, once they are reached', async () => {
  const { sawAt, until } = watch();
  expect(until(1)).toBe(NEVER);
  await sawAt(20, ends(7), [place(0, 6)]);
  expect(until(1)).toBe(NEVER);
  await sawAt(21, ends(9), [place(0, 7)]);
  expect(until(1)).toBe(10);
  await sawAt(22, ends(9), [place(0, 9)]);
  expect(until(1)).toBe(12);
});

test('AL5: the time is when the ends were asked for, however late the database answers', async () => {
  const { held, saw, sawAt, until } = watch();
  await sawAt(20, ends(5), [place(0, 5)]);
  const answered = signal();
  held.until = answered.told;
  const late = saw(ends(5), NOON + 21 * SECOND);
  answered.tell();
  await late;
  expect(until(1)).toBe(11);
});

test('AL5: of several logs the one least far recorded counts', async () => {
  const { sawAt, until } = watch();
  await sawAt(20, ends(5, 5), [place(0, 5), place(1, 5)]);
  await sawAt(30, ends(5, 9), [place(0, 5), place(1, 5)]);
  expect([until(1), until(2), until(1, 2)]).toEqual([20, 10, 10]);
});

test('AL5: a log that is not written any more counts as read as far as all that are', async () => {
  const { sawAt, until } = watch();
  await sawAt(20, ends(5, 5), [place(0, 5), place(1, 5)]);
  await sawAt(30, ends(5, 9), [place(0, 5), place(1, 5)]);
  expect([until(77), until(77, 1)]).toEqual([10, 10]);
  await sawAt(40, ends(5, 9), [place(0, 5), place(1, 9)]);
  expect([until(77), until(77, 1)]).toEqual([30, 30]);
});

test('AL5: a log that is shorter than its place says nothing: it may be another, of a topic made anew', async () => {
  const { sawAt, until, part } = watch();
  await sawAt(20, ends(300), [place(0, 5000)]);
  expect(until(1)).toBe(NEVER);
  await sawAt(26, ends(300), [place(0, 5000)]);
  expect(part()).toMatchObject({ reason: 'behind' });
  await sawAt(27, ends(300), [place(0, 0, 2)]);
  expect([until(1), until(2)]).toEqual([NEVER, NEVER]);
  await sawAt(30, ends(300), [place(0, 300, 2)]);
  expect([until(1), until(2)]).toEqual([20, 20]);
});

test('AL5: a new leader that does not know its end for a moment takes back nothing and adds nothing', async () => {
  const { sawAt, until } = watch();
  await sawAt(20, ends(5), [place(0, 5)]);
  await sawAt(25, ends(4), [place(0, 5)]);
  expect(until(1)).toBe(10);
  await sawAt(26, ends(5), [place(0, 5)]);
  expect(until(1)).toBe(16);
});

test('AL5: while a log was never read to its end, any freezer’s readings may lie in it', async () => {
  const { sawAt, until } = watch();
  await sawAt(20, ends(5), [place(0, 5)]);
  await sawAt(30, ends(5, 400), [place(0, 5), place(1, 0)]);
  expect(until(1)).toBe(NEVER);
  await sawAt(31, ends(5, 410), [place(0, 5), place(1, 400)]);
  expect([until(1), until(2)]).toEqual([21, 20]);
});

test('AL5: while nothing is known of this topic, nothing is of any log', async () => {
  const { sawAt, until } = watch();
  expect(until(77)).toBe(NEVER);
  await sawAt(20, ends(5), []);
  expect(until(77)).toBe(NEVER);
});

test('AL5: while nobody answers no time passes, and what was known stays', async () => {
  const { sawAt, until } = watch();
  await sawAt(20, ends(5), [place(0, 5)]);
  await sawAt(300, ends(5), new Error('the database is away'));
  expect(until(1)).toBe(10);
  await sawAt(301, ends(5), [place(0, 5)]);
  expect(until(1)).toBe(291);
});

test('AL5: Kafka was there since the start, or since it answers again; the database does not matter', async () => {
  const { sawAt, served } = watch();
  expect(served()).toBe(0);
  await sawAt(5, ends(5), [place(0, 5)]);
  for (let at = 10; at < 100; at += 10) await sawAt(at, ends(5), new Error('it is away'));
  expect(served()).toBe(0);
  await sawAt(300, ends(5), new Error('it is away'));
  expect(served()).toBe(300);
});

test('AL5: nor that it takes its time to answer', async () => {
  const { held, saw, served } = watch();
  const answered = signal();
  held.until = answered.told;
  const first = saw(ends(5), NOON + SECOND);
  for (let at = 2; at < 60; at += 5) await saw(ends(5), NOON + at * SECOND);
  answered.tell();
  await first;
  expect(served()).toBe(0);
});

test('AL15: the recorder is late once what came 25 s ago is not recorded, and then until it is', async () => {
  const { sawAt, part } = watch();
  await sawAt(100, ends(5), [place(0, 5)]);
  await sawAt(101, ends(6), [place(0, 5)]);
  await sawAt(115, ends(6), [place(0, 5)]);
  expect(part()).toEqual({ status: 'up' });
  await sawAt(115.001, ends(6), [place(0, 5)]);
  expect(part()).toMatchObject({ status: 'down', reason: 'stalled' });
  await sawAt(116, ends(6), [place(0, 6)]);
  expect(part()).toEqual({ status: 'up' });
});

test('CN4: a recorder that is late says by how many messages, in all partitions together', async () => {
  const { sawAt, part } = watch();
  await sawAt(30, ends(1000, 50), [place(0, 10), place(1, 40)]);
  expect(part()).toMatchObject({ reason: 'behind', behind: 1000 });
  await sawAt(31, ends(1000, 50), [place(0, 900), place(1, 50)]);
  expect(part()).toMatchObject({ behind: 100 });
});

test('AL15: nor is it late before it has had 25 s', async () => {
  const { sawAt, part } = watch();
  await sawAt(25, ends(1_000_000), [place(0, 0)]);
  expect(part()).toEqual({ status: 'up' });
  await sawAt(25.001, ends(1_000_000), [place(0, 10)]);
  expect(part()).toMatchObject({ reason: 'behind' });
});

test('AL15, AL5: while a partition is no recorder’s yet, nothing is known to be recorded', async () => {
  const { sawAt, part, until } = watch();
  await sawAt(20, ends(5, 0), [place(0, 5)]);
  expect(part()).toEqual({ status: 'up' });
  await sawAt(26, ends(5, 0), [place(0, 5)]);
  expect(part()).toMatchObject({ reason: 'behind' });
  expect(until(1)).toBe(NEVER);
  await sawAt(27, ends(5, 0), [place(0, 5), place(1, 0)]);
  expect(part()).toEqual({ status: 'up' });
});

test('AL15: ends that come while the last are still looked at are passed over', async () => {
  const { held, saw, sawAt, until } = watch();
  await sawAt(20, ends(5), [place(0, 5)]);
  const answered = signal();
  held.until = answered.told;
  const first = saw(ends(6), NOON + 21 * SECOND);
  await saw(ends(5), NOON + 22 * SECOND);
  answered.tell();
  await first;
  expect(until(1)).toBe(10);
});

test('HE2: one that stands still while the log moves on is stalled, and no more once it moves', async () => {
  const { sawAt, part } = watch();
  await sawAt(100, ends(5), [place(0, 5)]);
  for (let at = 101; at <= 115; at++) await sawAt(at, ends(at), [place(0, 5)]);
  await sawAt(116, ends(116), [place(0, 5)]);
  expect(part()).toMatchObject({ reason: 'stalled', behind: 111 });
  await sawAt(117, ends(117), [place(0, 6)]);
  expect(part()).toMatchObject({ reason: 'behind', behind: 111 });
  await sawAt(118, ends(118), [place(0, 118)]);
  expect(part()).toEqual({ status: 'up' });
});

test('HE2: one partition that stands still is enough, whatever the others do', async () => {
  const { sawAt, part } = watch();
  for (let at = 100; at < 130; at++) await sawAt(at, ends(9, at), [place(0, 8), place(1, at)]);
  expect(part()).toMatchObject({ reason: 'stalled', behind: 1 });
});

test('HE3: one that catches up is behind but never stalled, and idle ones are neither', async () => {
  const { sawAt, part } = watch();
  for (let at = 0; at < 60; at++) await sawAt(at, ends(1000, 7), [place(0, at), place(1, 7)]);
  expect(part()).toMatchObject({ reason: 'behind' });
  for (let at = 60; at < 600; at++) await sawAt(at, ends(1000, 7), [place(0, 1000), place(1, 7)]);
  expect(part()).toEqual({ status: 'up' });
});

test('HE2: a partition that nobody records is stalled', async () => {
  const { sawAt, part } = watch();
  for (let at = 0; at < 30; at++) await sawAt(at, ends(5, 0), [place(0, 5)]);
  expect(part()).toMatchObject({ reason: 'stalled' });
});

test('DE2: what waits is counted from when it was seen, not from the stamp of what came before it', async () => {
  const { sawAt, waited } = watch();
  // A sensor an hour slow, and an hour in which nothing came.
  const long = { newestAt: NOON - 3600 * SECOND };
  await sawAt(0, ends(7), [{ ...place(0, 7), ...long }]);
  expect(waited()).toBeNull();
  await sawAt(3600, ends(8), [{ ...place(0, 7), ...long }]);
  expect(waited()).toBe(0);
  await sawAt(3603, ends(9), [{ ...place(0, 7), ...long }]);
  expect(waited()).toBe(3);
  await sawAt(3604, ends(9), [{ ...place(0, 8), ...long }]);
  expect(waited()).toBe(1);
});

test('DE2: what waited before this instance came has waited since the newest that is recorded', async () => {
  const { sawAt, waited } = watch();
  await sawAt(0, ends(7), [place(0, 5)]);
  expect(waited()).toBe(0);
  await sawAt(2, ends(7), [{ ...place(0, 6), newestAt: NOON - 600 * SECOND }]);
  expect(waited()).toBe(602);
});

test('DE2: what Kafka dropped before it was recorded waits for nobody', async () => {
  const { sawAt, behind } = watch();
  await sawAt(0, [{ partition: 0, low: 500n, high: 600n }], [place(0, 100)]);
  expect(behind()).toMatchObject([{ partition: 0, messages: 100 }]);
});

import { afterEach, expect, test } from 'vitest';
import type { LogBatch } from '#server/recorder/log-batch.ts';
import { fetched, type LaneWish, openLane as openLaneBare, settled } from '#tests/support/lane.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const close of undo.splice(0)) close();
});

function openLane(given: LaneWish = {}) {
  const opened = openLaneBare(given);
  undo.push(opened.lane.close);
  return opened;
}

const withoutCommits = (reins: string[]) => reins.filter((each) => !each.startsWith('commit'));
const span = ({ batch: { from, next } }: { batch: { from: number; next: number } }) => [from, next];

test('RC2: it goes where the database is, and takes nothing before it knows where that is', async () => {
  const { lane, open, reins, write, writes } = openLane();
  lane.push(fetched(0, 5));
  await open(new Error('the database is away'));
  lane.push(fetched(5, 6));
  expect(reins).toEqual([]);
  await open({ log: 7, position: 5 });
  expect(withoutCommits(reins)).toEqual(['seek 5', 'resume']);
  expect(writes.length()).toBe(0);
  lane.push(fetched(5, 9));
  expect(await write()).toMatchObject({ log: 7, batch: { from: 5, next: 9 } });
});

test('RC3: at its capacity it asks for no more, until half of that is written', async () => {
  const { lane, open, reins, write } = openLane({ capacity: 80_000 });
  await open({ log: 1, position: 0 });
  reins.length = 0;
  lane.push(fetched(0, 20_000));
  const first = await write();
  for (let from = 20_000; from < 80_000; from += 20_000) lane.push(fetched(from, from + 20_000));
  expect([lane.waiting(), withoutCommits(reins)]).toEqual([60_000, []]);
  lane.push(fetched(80_000, 100_000));
  expect([lane.waiting(), withoutCommits(reins)]).toEqual([80_000, ['pause']]);
  first.done();
  (await write()).done();
  const third = await write();
  expect([lane.waiting(), withoutCommits(reins)]).toEqual([40_000, ['pause']]);
  third.done();
  expect(span(await write())).toEqual([60_000, 80_000]);
  expect([lane.waiting(), withoutCommits(reins)]).toEqual([20_000, ['pause', 'resume']]);
});

test('RC3: large rejects fill it sooner than readings do', async () => {
  const { lane, open, write, reins } = openLane({ capacity: 1000 });
  await open({ log: 1, position: 0 });
  const large = (from: number): LogBatch => {
    const value = new Uint8Array(400_000);
    const message = { key: null, value, timestamp: '0', offset: String(from) };
    const reject = { offset: from, sentAt: 0, reason: 'too-large', message } as const;
    return { ...fetched(from, from + 1), messages: [reject] };
  };
  lane.push(large(0));
  const first = await write();
  lane.push(large(1));
  expect(withoutCommits(reins)).toEqual(['seek 0', 'resume']);
  lane.push(large(2));
  expect(withoutCommits(reins)).toEqual(['seek 0', 'resume', 'pause']);
  first.done();
  await write();
  expect(withoutCommits(reins).at(-1)).toBe('resume');
});

test('RC3: what waits is written together, up to 30 000 messages, where it joins on', async () => {
  const { lane, open, write, recorded } = openLane();
  await open({ log: 1, position: 0 });
  lane.push(fetched(0, 1, { high: 9 }));
  const first = await write();
  for (const [from, next] of [
    [1, 3],
    [3, 10],
    [10, 29_990],
    [29_990, 30_000],
    [29_999, 30_005],
  ] as const) {
    lane.push(fetched(from, next, { high: next + 9 }));
  }
  first.done();
  const together = await write();
  expect(span(together)).toEqual([1, 30_000]);
  expect(together.batch).toMatchObject({ high: 30_009, messages: { length: 29_999 } });
  together.done();
  const last = await write();
  expect(span(last)).toEqual([29_999, 30_005]);
  last.done();
  await settled();
  expect(recorded.map(({ position }) => position)).toEqual([1, 30_000, 30_005]);
});

test('RC3: a write that fails is tried again before all that came meanwhile', async () => {
  const { lane, open, write, recorded, writes } = openLane();
  await open({ log: 1, position: 0 });
  lane.push(fetched(0, 2));
  const tried = await write();
  tried.fail();
  lane.push(fetched(2, 5));
  const again = await write();
  expect(again.batch).toBe(tried.batch);
  lane.push(fetched(5, 6));
  again.fail();
  expect([lane.waiting(), recorded]).toEqual([4, []]);
  (await write()).done();
  expect(span(await write())).toEqual([2, 6]);
  expect(writes.length()).toBe(0);
});

test('RC2: where the database is elsewhere it goes there, and drops what waits', async () => {
  const { lane, open, write, reins, recorded } = openLane();
  await open({ log: 1, position: 0 });
  lane.push(fetched(0, 5));
  const first = await write();
  lane.push(fetched(5, 9));
  reins.length = 0;
  first.done({ astray: true, position: 3, readings: 0 });
  await settled();
  expect([withoutCommits(reins), lane.waiting()]).toEqual([['seek 3'], 0]);
  expect(recorded).toMatchObject([{ position: 3 }]);
  lane.push(fetched(3, 9));
  expect(span(await write())).toEqual([3, 9]);
});

test('RC3: one that was paused and then went elsewhere asks for messages again', async () => {
  const { lane, open, write, reins } = openLane({ capacity: 4 });
  await open({ log: 1, position: 0 });
  lane.push(fetched(0, 1));
  const first = await write();
  lane.push(fetched(1, 9));
  first.done({ astray: true, position: 0 });
  await settled();
  expect(withoutCommits(reins)).toEqual(['seek 0', 'resume', 'pause', 'seek 0', 'resume']);
});

test('RC1: what was delivered before is not taken again; what is only partly new is', async () => {
  const { lane, open, write, writes } = openLane();
  await open({ log: 1, position: 10 });
  lane.push(fetched(4, 10, { high: 20 }));
  await settled();
  expect(writes.length()).toBe(0);
  lane.push(fetched(8, 12, { high: 20 }));
  expect(span(await write())).toEqual([8, 12]);
});

test('RC5: stretches without messages are written together where they join on', async () => {
  const { lane, open, write } = openLane();
  await open({ log: 1, position: 10 });
  lane.push(fetched(10, 12, { count: 0 }));
  const first = await write();
  // What kafkajs tells of a batch whose end was compacted away: one offset after the other.
  for (const at of [12, 13, 14]) lane.push(fetched(at, at + 1, { count: 0, high: 20 }));
  lane.push(fetched(15, 17));
  first.done();
  expect(span(await write())).toEqual([12, 17]);
});

test('RC5: messages farther on than expected are taken: what lies between may be gone', async () => {
  const { lane, open, write } = openLane();
  await open({ log: 1, position: 10 });
  lane.push(fetched(50, 52));
  expect(span(await write())).toEqual([50, 52]);
});

/** Kafka goes past a place twice: the database has nothing of what lies between, and sends back. */
async function passTwice(given: LaneWish) {
  const opened = openLane(given);
  const { lane, open, write, reins } = opened;
  await open({ log: 1, position: 18 });
  for (let nth = 0; nth < 2; nth++) {
    lane.push(fetched(21, 25));
    (await write()).done({ astray: true, position: 18 });
    await settled();
  }
  return { ...opened, seeks: () => reins.filter((rein) => rein.startsWith('seek')) };
}

test('RC5: what Kafka passes over again, sent back there, is control when nothing is in it', async () => {
  const { lane, write, seeks, looked } = await passTwice({ hole: true });
  const hole = await write();
  expect([span(hole), hole.batch.messages, looked]).toEqual([[18, 21], [], [[18, 21]]]);
  hole.done();
  await settled();
  expect(seeks()).toEqual(['seek 18', 'seek 18', 'seek 21']);
  lane.push(fetched(21, 25));
  expect(span(await write())).toEqual([21, 25]);
});

test('RC1: what Kafka passes over again is read again when there are messages in it', async () => {
  const { lane, write, seeks, looked } = await passTwice({ hole: false });
  expect([looked, seeks()]).toEqual([[[18, 21]], ['seek 18', 'seek 18', 'seek 18']]);
  lane.push(fetched(18, 25));
  expect(span(await write())).toEqual([18, 25]);
});

test('RC5: a stretch without messages that begins behind a hole does not hide that', async () => {
  const { lane, open, write, reins, looked } = openLane({ hole: true });
  await open({ log: 1, position: 18 });
  for (let nth = 0; nth < 2; nth++) {
    lane.push(fetched(20, 21, { count: 0 }));
    (await write()).done({ astray: true, position: 18 });
    await settled();
  }
  expect([looked, span(await write())]).toEqual([[[18, 20]], [18, 20]]);
  expect(reins).not.toContain('seek 21');
});

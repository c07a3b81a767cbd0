import { afterEach, expect, test } from 'vitest';
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

test('RC6: a log that is shorter than what was read of it is opened anew', async () => {
  const { lane, open, write, reins } = openLane();
  await open({ log: 1, position: 10 });
  reins.length = 0;
  lane.push(fetched(0, 2, { high: 9 }));
  await open({ log: 2, position: 0 });
  expect(reins).toContain('seek 0');
  lane.push(fetched(0, 2));
  expect(await write()).toMatchObject({ log: 2, batch: { from: 0, next: 2 } });
});

test('RC6, RC1: what was read of the log before is still recorded in that; nothing of the new one is', async () => {
  const { lane, open, write, writes } = openLane();
  await open({ log: 1, position: 10 });
  lane.push(fetched(10, 12));
  const before = await write();
  lane.push(fetched(12, 15));
  lane.push(fetched(0, 2, { high: 2 }));
  lane.push(fetched(2, 20, { high: 20 }));
  before.fail();
  (await write()).done();
  const last = await write();
  expect(last).toMatchObject({ log: 1, batch: { from: 12, next: 15 } });
  last.done();
  await open({ log: 2, position: 0 });
  expect([lane.waiting(), writes.length()]).toEqual([0, 0]);
});

test('RC2: closing lets the write under way end and drops the rest', async () => {
  const { lane, open, write, reins, recorded, writes } = openLane();
  await open({ log: 1, position: 0 });
  lane.push(fetched(0, 5));
  const under = await write();
  lane.push(fetched(5, 9));
  let done = false;
  void lane.done.then(() => {
    done = true;
  });
  lane.close();
  await settled();
  expect(done).toBe(false);
  under.done();
  await lane.done;
  lane.push(fetched(9, 12));
  await settled();
  expect([recorded.length, writes.length()]).toEqual([1, 0]);
  expect(reins).not.toContain('commit 5');
});

test('RC2: once it is closed it leaves the reins to whoever has them now', async () => {
  const { lane, open, write, reins } = openLane({ capacity: 5 });
  await open({ log: 1, position: 0 });
  lane.push(fetched(0, 5));
  const under = await write();
  lane.push(fetched(5, 10));
  await settled();
  const before = [...reins];
  lane.close();
  under.done({ astray: true, position: 3 });
  await lane.done;
  expect(reins).toEqual(before);
});

test('RC2: closed before the database said where it is, it goes nowhere', async () => {
  const { lane, open, reins } = openLane();
  lane.close();
  await open({ log: 1, position: 4 });
  await lane.done;
  expect(reins).toEqual([]);
});

test('RC2: closing ends it also while opening fails and fails', async () => {
  const { lane, asked, reins } = openLane();
  const away = new Error('the database is away');
  (await asked())(away);
  const answer = await asked();
  lane.close();
  answer(away);
  await lane.done;
  expect(reins).toEqual([]);
});

test('RC2: closing ends it also while recording fails and fails', async () => {
  const { lane, open, write, writes } = openLane();
  await open({ log: 1, position: 0 });
  lane.push(fetched(0, 5));
  (await write()).fail();
  const again = await write();
  lane.close();
  again.fail();
  await lane.done;
  expect(writes.length()).toBe(0);
});

test('LC6, RC3: reins that tear while it goes to its place end nothing; it goes there when they hold', async () => {
  let torn = true;
  const { lane, open, reins, write } = openLane({ broken: () => torn });
  await open({ log: 1, position: 4 });
  torn = false;
  await open({ log: 1, position: 4 });
  expect(withoutCommits(reins)).toEqual(['seek 4', 'resume']);
  lane.push(fetched(4, 6));
  (await write()).done();
  lane.close();
  await lane.done;
});

test('LC6, RC3: reins that tear when it asks for more end nothing; it asks again from its place', async () => {
  let torn = false;
  const { lane, open, reins, write } = openLane({ capacity: 4, broken: () => torn });
  await open({ log: 1, position: 0 });
  lane.push(fetched(0, 2));
  const first = await write();
  lane.push(fetched(2, 6));
  torn = true;
  first.done();
  await settled();
  torn = false;
  await open({ log: 1, position: 2 });
  expect(withoutCommits(reins).slice(2)).toEqual(['pause', 'seek 2', 'resume']);
  lane.close();
  await lane.done;
});

import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type FreezerFacts } from '#lib/freezer/facts.ts';
import { createBoard } from '#server/live/board.ts';
import { createGateway } from '#server/live/gateway.ts';
import { createLiveState } from '#server/live/state.ts';
import { openClient, tcpOf } from '#tests/support/browser-client.ts';
import { alarmView, factsOf } from '#tests/support/builders.ts';
import { followsNothing } from '#tests/support/quiet-delivery.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const OPEN_TO_ALL = {
  isAddressed: () => true,
  visitorOf: () => ({ cookies: undefined, client: { address: '127.0.0.1', secure: false } }),
  whoIs: async () => ({ actor: undefined, setCookies: [] }),
  roleOf: () => 'viewer' as const,
};

async function startGateway(clock = () => performance.now(), beforeSending = () => {}) {
  const http = createServer();
  undo.push(() => http.close());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const board = createBoard({ topic: 'freezers', now: Date.now, log: quietLog });
  const live = createLiveState({
    now: Date.now,
    onReading: () => gateway.changed(),
    onReject: board.rejected,
  });
  const known: FreezerFacts[] = [];
  const learnt: FreezerFacts[] = [];
  const gateway = createGateway({
    http,
    dev: false,
    build: 'b1',
    live,
    followDeliveries: followsNothing,
    facts: {
      drain() {
        beforeSending();
        return learnt.splice(0);
      },
      all: () => known,
    },
    board,
    gate: OPEN_TO_ALL,
    now: Date.now,
    clock,
    log: quietLog,
  });
  gateway.start();
  undo.push(gateway.stop);
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  let offset = 0;
  const read = (key: string, value: string) =>
    live.apply(0, [
      {
        key: Buffer.from(key),
        value: Buffer.from(value),
        timestamp: String(Date.now()),
        offset: String(offset++),
      },
    ]);
  const learn = (facts: FreezerFacts) => {
    known.push(facts);
    learnt.push(facts);
    gateway.learnt();
  };
  return { port, url: `http://127.0.0.1:${port}`, read, learn, board };
}

function open(address: string, origin?: string) {
  const client = openClient(address, origin);
  undo.push(client.close);
  return client;
}

test('GW1: a snapshot, then frames numbered without a hole, for everyone who is there', async () => {
  const { url, read } = await startGateway();
  read('a', '-1.5');
  const early = open(url);
  await waitFor('the first snapshot', () => early.snapshots.length === 1);
  expect(early.snapshots[0]?.freezers).toMatchObject([{ id: 'a', celsius: -1.5 }]);
  for (const value of ['1', '2', '3']) {
    read('b', value);
    await waitFor(`a frame with ${value}`, () =>
      early.frames.some(({ changes }) => changes.some((c) => c.celsius === Number(value))),
    );
  }
  const late = open(url);
  await waitFor('the late snapshot', () => late.snapshots.length === 1);
  read('a', '9');
  await waitFor('9 at both', () =>
    [early, late].every(({ frames }) => frames.at(-1)?.changes[0]?.celsius === 9),
  );
  const sequences = early.frames.map(({ sequence }) => sequence);
  const first = early.snapshots[0]?.sequence ?? Number.NaN;
  expect(sequences).toEqual(sequences.map((_, index) => first + 1 + index));
  expect(late.frames[0]?.sequence).toBe((late.snapshots[0]?.sequence ?? Number.NaN) + 1);
});

test('GW2: changes of one tick travel in one frame, and only what changed', async () => {
  const { url, read } = await startGateway();
  read('still', '1');
  const client = open(url);
  await waitFor('the snapshot', () => client.snapshots.length === 1);
  for (let n = 0; n < 50; n++) read(`f${n}`, '1');
  for (let n = 0; n < 50; n++) read(`f${n}`, '2');
  await waitFor('all fifty', () => client.frames.flatMap(({ changes }) => changes).length >= 50);
  expect(client.frames).toHaveLength(1);
  const changes = client.frames[0]?.changes ?? [];
  expect(new Set(changes.map(({ id }) => id)).size).toBe(50);
  expect(changes.every(({ celsius }) => celsius === 2)).toBe(true);
});

test('GW5, GW7: whoever asks for a snapshot gets one; anything else is answered with an error', async () => {
  const { url, read } = await startGateway();
  read('a', '1');
  const { socket, snapshots, frames } = open(url);
  await waitFor('the snapshot', () => snapshots.length === 1);
  expect(await socket.emitWithAck('live:resync', { after: 0 })).toEqual({ ok: true, value: null });
  await waitFor('another', () => snapshots.length === 2);
  expect(snapshots[1]).toMatchObject({ freezers: [{ id: 'a' }] });
  read('a', '2');
  await waitFor('a frame', () => frames.length > 0);
  expect(frames.at(-1)?.sequence).toBe((snapshots[1]?.sequence ?? Number.NaN) + 1);
  for (const rubbish of [null, 'x', { after: -1 }, { after: 0, more: 1 }, []]) {
    expect(await socket.emitWithAck('live:resync', rubbish)).toMatchObject({ ok: false });
  }
  expect(socket.connected).toBe(true);
});

test('GW5, GW9: however often one asks at once, a snapshot is made once', async () => {
  const { url } = await startGateway();
  const { socket, snapshots } = open(url);
  await waitFor('the snapshot', () => snapshots.length === 1);
  const all = Array.from({ length: 40 }, () => socket.emitWithAck('live:resync', { after: 0 }));
  expect(await Promise.all(all)).toEqual(Array(40).fill({ ok: true, value: null }));
  await waitFor('another', () => snapshots.length > 1);
  await socket.emitWithAck('clock:read');
  expect(snapshots.length).toBeLessThan(5);
});

test('GW9: who asks for anything without end is cut off; others are not', async () => {
  const { url } = await startGateway();
  const [flooding, calm] = [open(url), open(url)];
  await waitFor('both', () => flooding.snapshots.length + calm.snapshots.length === 2);
  let answered = 0;
  for (let n = 0; n < 5000; n++) flooding.socket.emit('clock:read', () => answered++);
  await waitFor('the end', () => !flooding.socket.connected);
  expect(answered).toBeLessThan(500);
  expect(await calm.socket.emitWithAck('clock:read')).toBeGreaterThan(0);
});

test('CN5: what time it is at the server is answered; without anybody to answer nothing happens', async () => {
  const { url } = await startGateway();
  const { socket, snapshots } = open(url);
  await waitFor('the snapshot', () => snapshots.length === 1);
  const before = Date.now();
  const theirs = await socket.emitWithAck('clock:read');
  expect(theirs).toBeGreaterThanOrEqual(before);
  expect(theirs).toBeLessThanOrEqual(Date.now());
  for (const rubbish of [null, 'x', { ask: 1 }]) socket.emit('clock:read', rubbish as never);
  expect(await socket.emitWithAck('clock:read')).toBeGreaterThanOrEqual(theirs);
});

test('WL2: a snapshot says which build of the pages the server has', async () => {
  const { url } = await startGateway();
  const { snapshots } = open(url);
  await waitFor('the snapshot', () => snapshots.length === 1);
  expect(snapshots[0]?.build).toBe('b1');
});

test('CN1: a frame of readings says when Kafka got the newest of them; news alone says nothing', async () => {
  const { url, read, learn } = await startGateway();
  const client = open(url);
  await waitFor('the snapshot', () => client.snapshots.length === 1);
  const before = Date.now();
  read('a', '1');
  await waitFor('the reading', () => client.frames.length === 1);
  expect(client.frames[0]?.appendedAt).toBeGreaterThanOrEqual(before);
  expect(client.frames[0]?.appendedAt).toBeLessThanOrEqual(client.frames[0]?.now ?? 0);
  learn(factsOf('a'));
  await waitFor('the news', () => client.frames.length === 2);
  expect(client.frames[1]).not.toHaveProperty('appendedAt');
});

test('GW6: a page of another origin gets no connection', async () => {
  const { url, port } = await startGateway();
  const foreign = open(url, 'https://evil.example');
  await waitFor('the refusal', () => foreign.errors.length > 0);
  expect(foreign.snapshots).toEqual([]);
  const own = open(url, `http://127.0.0.1:${port}`);
  await waitFor('the snapshot', () => own.snapshots.length === 1);
});

test('GW4: a browser that stops reading piles up nothing and starts anew; each time it is given longer', async () => {
  let now = 0;
  const { url, read } = await startGateway(() => now);
  const fast = open(url);
  const slow = open(url);
  await waitFor('both snapshots', () => fast.snapshots.length + slow.snapshots.length === 2);
  const filler = 'x'.repeat(180);
  /** More than the sockets between them hold, so that packets wait in the gateway. */
  const flood = async (frames: number) => {
    for (let frame = 0; frame < frames; frame++) {
      for (let n = 0; n < 2000; n++) read(`${filler}${n}`, String(frame));
      const seen = fast.frames.length;
      await waitFor('the fast one to go on', () => fast.frames.length > seen);
    }
  };
  const seesAfter = (id: string) => () =>
    slow.frames.some(({ changes }) => changes.some((change) => change.id === id));

  tcpOf(slow).pause();
  await flood(40);
  now += 2000;
  await flood(1);
  await flood(60);
  tcpOf(slow).resume();
  await waitFor('a fresh snapshot', () => slow.snapshots.length === 2);
  // What came after it was set aside was never queued for it.
  expect(slow.frames.length).toBeLessThanOrEqual(fast.frames.length - 60);
  read('first', '5');
  await waitFor('frames again', seesAfter('first'));

  tcpOf(slow).pause();
  await flood(40);
  now += 3999;
  await flood(1);
  tcpOf(slow).resume();
  read('second', '5');
  await waitFor('frames still', seesAfter('second'));
  expect(slow.snapshots).toHaveLength(2);
});

test('AL14: what there is to say of freezers is in the snapshot, and news of it in a frame, at once', async () => {
  const { url, read, learn } = await startGateway();
  read('a', '6');
  learn(factsOf('a', { alarms: [alarmView({ freezer: 'a' })] }));
  const client = open(url);
  await waitFor('the snapshot', () => client.snapshots.length === 1);
  expect(client.snapshots[0]?.facts).toMatchObject([{ freezer: 'a', alarms: [{ kind: 'high' }] }]);
  const news = factsOf('b', { card: { ...DEFAULT_LIMITS, name: 'Bar', place: null } });
  learn(news);
  await waitFor('the news', () => client.frames.some(({ facts }) => facts !== undefined));
  const frame = client.frames.find(({ facts }) => facts !== undefined);
  expect(frame).toMatchObject({ changes: [], facts: [news] });
  read('a', '7');
  await waitFor('the reading', () => client.frames.at(-1)?.changes[0]?.celsius === 7);
  expect(client.frames.at(-1)).not.toHaveProperty('facts');
});

test('AL14, GW3: news of freezers does not wait for readings, of which it holds none', async () => {
  let spent = 0;
  const sendingIsSlow = () => {
    spent += 80;
  };
  const clock = () => performance.now() + spent;
  const { url, read, learn } = await startGateway(clock, sendingIsSlow);
  const client = open(url);
  await waitFor('the snapshot', () => client.snapshots.length === 1);
  read('a', '1');
  await waitFor('the first frame', () => client.frames.length === 1);
  read('b', '2');
  learn(factsOf('b'));
  await waitFor('both', () => client.frames.length === 3);
  const sizes = client.frames.map(({ changes, facts = [] }) => [changes.length, facts.length]);
  expect(sizes).toEqual([
    [1, 0],
    [0, 1],
    [1, 0],
  ]);
});

test('AL14: new limits for all who have none of their own travel in a frame', async () => {
  const { url, board } = await startGateway();
  const client = open(url);
  await waitFor('the snapshot', () => client.snapshots.length === 1);
  const limits = { ...DEFAULT_LIMITS, high: 8 };
  board.limited(limits);
  await waitFor('the limits', () => client.frames.length === 1);
  expect(client.frames[0]).toMatchObject({ limits, changes: [] });
  expect(client.frames[0]).not.toHaveProperty('parts');
});

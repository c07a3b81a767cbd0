import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { DeliveryNews } from '#lib/delivery/news.ts';
import type { Role } from '#lib/people/roles.ts';
import { createBoard } from '#server/live/board.ts';
import { createGateway } from '#server/live/gateway.ts';
import { createLiveState } from '#server/live/state.ts';
import { openClient, tcpOf } from '#tests/support/browser-client.ts';
import { factsOf, followed, NOON } from '#tests/support/builders.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A gateway, and somebody who follows messages for it as long as it wants. */
async function start(role: Role = 'viewer') {
  const http = createServer();
  undo.push(() => http.close());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const board = createBoard({ topic: 'freezers', now: Date.now, log: quietLog });
  const live = createLiveState({
    now: Date.now,
    onReading: () => undefined,
    onReject: board.rejected,
  });
  let tell: ((news: DeliveryNews) => void) | undefined;
  let began = 0;
  let spent = 0;
  const gateway = createGateway({
    ...{ http, dev: false, build: 'b1', live, board, now: Date.now, log: quietLog },
    clock: () => performance.now() + spent,
    facts: { drain: () => [factsOf('f1')], all: () => [] },
    gate: {
      isAddressed: () => true,
      visitorOf: () => ({ cookies: undefined, client: { address: '127.0.0.1', secure: false } }),
      whoIs: async () => ({ actor: undefined, setCookies: [] }),
      roleOf: () => role,
    },
    followDeliveries(listener) {
      began++;
      tell = listener;
      return () => {
        tell = undefined;
      };
    },
  });
  gateway.start();
  undo.push(gateway.stop);
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const open = async () => {
    const client = openClient(`http://127.0.0.1:${port}`);
    undo.push(client.close);
    const heard: number[] = [];
    client.socket.on('delivery:advanced', ({ seen }) => heard.push(seen));
    await waitFor('the snapshot', () => client.snapshots.length === 1);
    return { ...client, heard };
  };
  return {
    open,
    gateway,
    isFollowed: () => tell !== undefined,
    began: () => began,
    tell: (seen: number, size = 0) => {
      const one = followed(1, { key: 'x'.repeat(size) });
      tell?.({ now: NOON, seen, arrived: [one], acknowledged: [], recorded: [] });
    },
    /** Time goes by for whoever is waited for. */
    spend: (ms: number) => {
      spent += ms;
    },
  };
}

test('DE8: messages are followed while somebody asked for them, once for all who did', async () => {
  const { open, isFollowed, began, tell } = await start();
  const [a, b, c] = [await open(), await open(), await open()];
  expect(isFollowed()).toBe(false);
  expect(await a.socket.emitWithAck('delivery:watch')).toEqual({ ok: true, value: null });
  expect(await b.socket.emitWithAck('delivery:watch')).toEqual({ ok: true, value: null });
  expect(began()).toBe(1);
  tell(7);
  await waitFor('both to hear', () => a.heard.length === 1 && b.heard.length === 1);
  expect(await a.socket.emitWithAck('delivery:leave')).toEqual({ ok: true, value: null });
  tell(8);
  await waitFor('one to hear', () => b.heard.length === 2);
  expect([a.heard, b.heard, c.heard]).toEqual([[7], [7, 8], []]);
  b.socket.disconnect();
  await waitFor('the end', () => !isFollowed());
  await c.socket.emitWithAck('delivery:watch');
  expect([began(), isFollowed()]).toEqual([2, true]);
});

test('DE8: who leaves without having asked, or sends rubbish, harms nothing', async () => {
  const { open, isFollowed } = await start();
  const { socket } = await open();
  expect(await socket.emitWithAck('delivery:leave')).toEqual({ ok: true, value: null });
  // biome-ignore lint/suspicious/noExplicitAny: a browser may send anything
  const rough = socket as any;
  rough.emit('delivery:watch', { more: 1 }, 'not a function');
  rough.emit('delivery:leave');
  expect(await socket.emitWithAck('delivery:watch')).toEqual({ ok: true, value: null });
  expect(isFollowed()).toBe(true);
});

test('DE8, GW4: for a browser that does not keep up nothing piles up', async () => {
  const { open, gateway, tell, spend } = await start();
  const [slow, quick] = [await open(), await open()];
  await slow.socket.emitWithAck('delivery:watch');
  await quick.socket.emitWithAck('delivery:watch');
  tcpOf(slow).pause();
  let sent = 0;
  await waitFor('packets to wait, and the slow one to be set aside', async () => {
    for (let n = 0; n < 50; n++) tell(++sent, 100_000);
    await waitFor('the quick one', () => quick.heard.at(-1) === sent);
    spend(5000);
    gateway.learnt();
    return gateway.sockets().setAside === 1;
  });
  tell(-1);
  await waitFor('the quick one to hear', () => quick.heard.at(-1) === -1);
  tcpOf(slow).resume();
  await waitFor('a fresh snapshot', () => slow.snapshots.length === 2);
  expect(slow.heard).not.toContain(-1);
  tell(-2);
  await waitFor('it to hear again', () => slow.heard.at(-1) === -2);
});

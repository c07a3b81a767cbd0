import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { Actor } from '#server/auth/actor.ts';
import type { Found } from '#server/auth/door.ts';
import { createBoard } from '#server/live/board.ts';
import { createGateway } from '#server/live/gateway.ts';
import { createLiveState } from '#server/live/state.ts';
import { openClient } from '#tests/support/browser-client.ts';
import { followsNothing } from '#tests/support/quiet-delivery.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const ANA: Actor = {
  ...{ id: 'ana', name: 'Ana', role: 'operator', session: 's1' },
  ...{ expiresAt: Number.MAX_SAFE_INTEGER, unfinished: false },
};
const found = (actor?: Actor): Found => ({ actor, setCookies: [] });

/** A gateway in which these answers are given one after the other, the last one for good. */
async function start(...answers: (() => Promise<Found>)[]) {
  const http = createServer();
  undo.push(() => http.close());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const board = createBoard({ topic: 'freezers', now: Date.now, log: quietLog });
  const live = createLiveState({
    now: Date.now,
    onReading: () => undefined,
    onReject: board.rejected,
  });
  let asked = 0;
  const gateway = createGateway({
    ...{ http, dev: false, build: 'b1', live, board, now: Date.now, log: quietLog },
    clock: () => performance.now(),
    lookEveryMs: 50,
    facts: { drain: () => [], all: () => [] },
    followDeliveries: followsNothing,
    gate: {
      isAddressed: () => true,
      visitorOf: () => ({ cookies: undefined, client: { address: '127.0.0.1', secure: false } }),
      whoIs: () => (answers[asked++] ?? answers.at(-1) ?? (async () => found()))(),
      roleOf: (actor) => actor?.role ?? null,
    },
  });
  gateway.start();
  undo.push(gateway.stop);
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const client = openClient(`http://127.0.0.1:${port}`);
  undo.push(client.close);
  const told: string[] = [];
  client.socket.on('session:changed', () => told.push('changed'));
  client.socket.on('session:ended', () => told.push('ended'));
  return { ...client, gateway, told, asked: () => asked };
}

test('WH3: a session that is ended while it is looked up is over', async () => {
  const late = Promise.withResolvers<Found>();
  const { gateway, errors, asked } = await start(
    () => late.promise,
    async () => found(),
  );
  await waitFor('it to be looked up', () => asked() === 1);
  gateway.personChanged('ana');
  late.resolve(found(ANA));
  await waitFor('the refusal', () => errors.length === 1);
});

test('WH3: of two changes the later one counts, whichever answer comes last', async () => {
  const late = Promise.withResolvers<Found>();
  const { gateway, snapshots, told, asked } = await start(
    async () => found(ANA),
    () => late.promise,
    async () => found({ ...ANA, role: 'viewer' }),
  );
  await waitFor('the snapshot', () => snapshots.length === 1);
  gateway.personChanged('ana');
  gateway.personChanged('ana');
  await waitFor('it to be told', () => told.length === 1);
  late.resolve(found({ ...ANA, role: 'admin' }));
  await waitFor('it to be looked up anew', () => asked() === 4);
  gateway.personChanged('ana');
  await waitFor('one look more', () => asked() === 5);
  expect(told).toEqual(['changed']);
});

test('WH3: what could not be found out is looked up until it is', async () => {
  const fails = () => Promise.reject(new Error('the database is busy'));
  const { gateway, snapshots, told } = await start(
    async () => found(ANA),
    fails,
    fails,
    async () => found(),
  );
  await waitFor('the snapshot', () => snapshots.length === 1);
  gateway.personChanged('ana');
  await waitFor('it to be over', () => told.includes('ended'));
});

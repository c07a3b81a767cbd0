import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { FreezerView } from '#lib/api/freezers.ts';
import type { FreezerFacts } from '#lib/freezer/facts.ts';
import { createDatabase } from '#server/store/database.ts';
import { createApiClient, freezerPath } from '#tests/support/api.ts';
import { openClient } from '#tests/support/browser-client.ts';
import { newDatabase, newTopic, testKafka } from '#tests/support/engines.ts';
import { enter } from '#tests/support/enter.ts';
import { type Gelo, startGelo, stopIfRunning, temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

type Instance = Gelo & { api: Awaited<ReturnType<typeof createApiClient>> };
type Browser = ReturnType<typeof openBrowser>;

const undo: (() => unknown)[] = [];
let topic = '';
let databaseUrl = '';
let one: Instance;
let two: Instance;
let atOne: Browser;
let atTwo: Browser;

async function start(environment: Record<string, string>): Promise<Instance> {
  const folder = temporaryFolder();
  undo.push(folder.remove);
  const gelo = await startGelo(join(folder.path, 'data'), environment);
  undo.push(() => stopIfRunning(gelo.child));
  const cookie = await enter(gelo);
  return { ...gelo, api: await createApiClient(gelo.http, async () => cookie) };
}

/** A browser's connection; `facts` is what it knows of a freezer, and since when. */
function openBrowser(address: string) {
  const client = openClient(address);
  undo.push(client.close);
  const facts = new Map<string, { facts: FreezerFacts; at: number }>();
  const learn = (news: readonly FreezerFacts[]) => {
    for (const each of news) facts.set(each.freezer, { facts: each, at: performance.now() });
  };
  client.socket.on('live:restarted', (snapshot) => learn(snapshot.facts));
  client.socket.on('live:advanced', (frame) => learn(frame.facts ?? []));
  const alarmOf = (freezer: string, kind: string) =>
    facts.get(freezer)?.facts.alarms.find((alarm) => alarm.kind === kind);
  return { ...client, facts, alarmOf };
}

async function send(...messages: { key: string; value: string; timestamp?: string }[]) {
  const producer = testKafka().producer();
  await producer.connect();
  await producer.send({ topic, messages });
  await producer.disconnect();
}

const acknowledge = (at: Instance, id: number) =>
  at.api.send<AlarmView>('POST', `/api/alarms/${id}/acknowledge`, { body: { note: '' } });

beforeAll(async () => {
  topic = await newTopic();
  databaseUrl = await newDatabase();
  const environment = {
    BOOTSTRAP_SERVERS: inject('brokers').join(','),
    DATABASE_URL: databaseUrl,
    TOPIC_PRODUCER: topic,
    GROUP_ID: randomUUID(),
  };
  one = await start(environment);
  const long = String(Date.now() - 20 * 60_000);
  await send({ key: 'long ago', value: '-2.5', timestamp: long });
  await waitFor('the old reading to be recorded', () =>
    one.api.get<FreezerView>(freezerPath('long ago')).then(({ newest }) => newest !== null),
  );
  two = await start(environment);
  [atOne, atTwo] = [openBrowser(one.http), openBrowser(two.http)];
  await waitFor('both snapshots', () => atOne.snapshots.length + atTwo.snapshots.length === 2);
}, 120_000);
afterAll(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

test('LV7: a new instance shows a freezer that only the database knows, with its newest value', () => {
  const found = atTwo.snapshots[0]?.freezers.find(({ id }) => id === 'long ago');
  expect(found).toMatchObject({ celsius: -2.5 });
  expect(found?.at).toBeLessThan(Date.now() - 19 * 60_000);
  expect(found?.heardAt).toBeGreaterThan(Date.now() - 120_000);
});

test('AL14: an alarm that a reading raised reaches the browsers of every instance', async () => {
  await send({ key: 'kitchen', value: '-127' });
  for (const browser of [atOne, atTwo]) {
    await waitFor('the alarm', () => browser.alarmOf('kitchen', 'fault') !== undefined);
    expect(browser.alarmOf('kitchen', 'fault')).toMatchObject({ standing: 'active' });
  }
});

test('AL14: settings that are changed at one instance reach the browsers of both', async () => {
  const body = { name: 'Cozinha', place: null, profile: 'frozen-food', overrides: { high: -15 } };
  await one.api.send('PUT', freezerPath('kitchen', '/settings'), { body });
  for (const browser of [atOne, atTwo]) {
    const card = () => browser.facts.get('kitchen')?.facts.card;
    await waitFor('the card', () => card()?.name === 'Cozinha');
    expect(card()).toMatchObject({ low: null, high: -15, silentAfterMs: 60_000 });
  }
});

test('AL14: an acknowledgement at one instance is at the other’s browsers within 250 ms', async () => {
  const keys = Array.from({ length: 20 }, (_, n) => `room ${n}`);
  await send(...keys.map((key) => ({ key, value: '-127' })));
  const took: number[] = [];
  for (const key of keys) {
    const alarm = await waitFor(`the alarm of ${key}`, () => atTwo.alarmOf(key, 'fault'));
    const began = performance.now();
    await acknowledge(one, alarm.id);
    const isThere = () => atTwo.alarmOf(key, 'fault')?.standing === 'acknowledged';
    await waitFor(`the acknowledgement of ${key}`, isThere);
    took.push((atTwo.facts.get(key)?.at ?? Number.NaN) - began);
  }
  // From the request on, and so longer than from the commit; the median, because machines are noisy.
  const median = took.sort((a, b) => a - b)[10];
  expect(median, took.map(Math.round).join()).toBeLessThanOrEqual(250);
});

test('AL14: what was said while an instance could not listen is caught up with', async () => {
  await send({ key: 'cellar', value: '-127' });
  const alarm = await waitFor('the alarm', () => atTwo.alarmOf('cellar', 'fault'));
  const database = createDatabase({ url: databaseUrl, log: quietLog });
  undo.push(database.close);
  const ended = await database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'gelo listening'`,
  );
  await acknowledge(one, alarm.id);
  expect(ended).toHaveLength(2);
  for (const browser of [atOne, atTwo]) {
    const isThere = () => browser.alarmOf('cellar', 'fault')?.standing === 'acknowledged';
    await waitFor('the acknowledgement', isThere);
  }
});

test('AL14, GW1: a new browser’s snapshot holds the open alarms and the cards', async () => {
  const browser = openBrowser(two.http);
  await waitFor('the snapshot', () => browser.snapshots.length === 1);
  expect(browser.facts.get('kitchen')?.facts).toMatchObject({
    card: { name: 'Cozinha' },
    alarms: [{ kind: 'fault', standing: 'active' }],
  });
  expect(browser.alarmOf('room 7', 'fault')).toMatchObject({
    standing: 'acknowledged',
    acknowledgedBy: 'Admin',
  });
  const calm = browser.facts.get('long ago')?.facts;
  expect(calm).toMatchObject({ card: null, alarms: [] });
  expect(calm?.calmSince).toBeGreaterThan(0);
});

test('FL2: a new freezer is told of to browsers, with since when it has been without an alarm', async () => {
  const browser = openBrowser(two.http);
  await waitFor('the snapshot', () => browser.snapshots.length === 1);
  await send({ key: 'brand new', value: '-2' });
  const calm = await waitFor('the new one', () => browser.facts.get('brand new')?.facts.calmSince);
  expect(Math.abs(Date.now() - (calm ?? 0))).toBeLessThan(60_000);
});

test('AL12, AL5: after kill -9 of one, the other raises what comes due', async () => {
  await send({ key: 'brief', value: '-2' });
  const overrides = { silentAfterSeconds: 5 };
  const body = { name: null, place: null, profile: 'beverage', overrides };
  await waitFor('the freezer', () =>
    two.api.send('PUT', freezerPath('brief', '/settings'), { body }).then(() => true),
  );
  await one.stop('SIGKILL');
  const alarm = await waitFor('its silence', () => atTwo.alarmOf('brief', 'silent'));
  const freezer = await two.api.get<FreezerView>(freezerPath('brief'));
  expect(alarm).toMatchObject({ standing: 'active', acknowledgedBy: null });
  expect(alarm.raisedAt).toBe((freezer.newest?.heardAt ?? Number.NaN) + 5000);
});

import pino from 'pino';
import { afterEach, expect, inject, test } from 'vitest';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import { createDelivery } from '#server/delivery/delivery.ts';
import { createTallies } from '#server/delivery/tally.ts';
import { freePort } from '#server/embedded/ports.ts';
import { createLogEnds } from '#server/kafka/log-ends.ts';
import { createDatabase } from '#server/store/database.ts';
import { startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { newTopic } from '#tests/support/engines.ts';
import { quietDelivery, unwatched } from '#tests/support/quiet-delivery.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function open(database = openNewDatabase()) {
  const api = await startApi({ database: await database });
  undo.push(api.database.close, api.stop);
  return api;
}

const settings = { name: null, place: null, profile: 'beverage', overrides: {} };
const profile = { name: 'X', settings: PROFILE_SETTINGS.beverage };
const REQUESTS = [
  ['GET', '/api/freezers', undefined],
  ['GET', '/api/freezers/f1', undefined],
  ['GET', '/api/freezers/f1/settings', undefined],
  ['PUT', '/api/freezers/f1/settings', settings],
  ['GET', '/api/freezers/f1/history', undefined],
  ['GET', '/api/freezers/f1/statistics', undefined],
  ['GET', '/api/freezers/f1/readings.csv', undefined],
  ['GET', '/api/profiles', undefined],
  ['PUT', '/api/profiles/x', profile],
  ['DELETE', '/api/profiles/x', undefined],
  ['GET', '/api/alarms', undefined],
  ['GET', '/api/alarms/1', undefined],
  ['POST', '/api/alarms/1/ack', {}],
  ['POST', '/api/alarms/1/acknowledge', {}],
  ['POST', '/api/alarms/1/shelve', { minutes: 1 }],
  ['POST', '/api/alarms/1/unshelve', {}],
  ['POST', '/api/alarms/1/comment', { note: 'x' }],
  ['GET', '/api/journal', undefined],
  ['POST', '/api/simulation/start', {}],
  ['POST', '/api/simulation/stop', {}],
  ['PUT', '/api/simulation/settings', USUAL_SENDING],
  ['POST', '/api/simulation/faults', { kind: 'silence' }],
  ['DELETE', '/api/simulation/faults/1', undefined],
] as const;

test('AP2: with the database away every route that needs it says so', async () => {
  const url = `postgres://gelo:x@127.0.0.1:${await freePort(0)}/gelo`;
  const database = createDatabase({ url, log: quietLog });
  const lines: string[] = [];
  const log = pino({ errorKey: 'error' }, { write: (line: string) => lines.push(line) });
  const api = await startApi({ database, log });
  undo.push(database.close, api.stop);
  for (const [method, path, body] of REQUESTS) {
    const told = await api.refused(method, path, { body });
    expect(told.status, path).toBe(503);
    expect(told.detail).toContain('database is away or busy');
    const last = JSON.parse(lines.at(-1) ?? '{}') as { error: { stack: string } };
    expect(last.error.stack, path).toContain('ECONNREFUSED');
  }
  expect(lines).toHaveLength(REQUESTS.length);
  await api.get('/healthz');
});

test('AP2: with the connections broken it says so, and goes on with new ones', async () => {
  const api = await open();
  await api.record('f1', [{ at: NOON, celsius: 1 }]);
  const admin = createDatabase({ url: inject('databaseUrl'), log: quietLog });
  undo.push(admin.close);
  const [own] = await api.database.query<{ name: string }>('select current_database() as name');
  const held = api.database.withClient((client) => client.query('select pg_sleep(30)'));
  const broken = expect(held).rejects.toThrow();
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    own?.name,
  ]);
  await broken;
  await api.get('/api/freezers/f1');
});

test('AP2: a database that does not answer in time is away too', async () => {
  const api = await open();
  await api.database.withClient(async (client) => {
    await client.query('begin');
    await client.query('lock table journal in access exclusive mode');
    expect((await api.refused('GET', '/api/journal')).status).toBe(503);
    await client.query('rollback');
  });
  expect(await api.get('/api/journal')).toEqual({ entries: [], next: null });
});

test('AP2, AL15: with Kafka away the delivery says so, and no other route minds', async () => {
  const database = await openNewDatabase();
  const topic = await newTopic();
  const brokers = [`127.0.0.1:${await freePort(0)}`];
  const address = { kafkaAddress: { brokers, ssl: false }, clientId: 'test' };
  const ends = createLogEnds({ ...address, topic, log: quietLog });
  const tallies = createTallies({ count: async () => Promise.reject(new Error('not counted')) });
  const logs = async () => [];
  const partitions = createDelivery({ topic, ends, logs, tallies, ...unwatched, now: Date.now });
  const group = () => ends.askGroup('gelo').then(() => quietDelivery.group());
  const api = await startApi({ database, delivery: { partitions, group } });
  undo.push(database.close, ends.stop, api.stop);
  for (const path of ['/api/delivery', '/api/delivery/group']) {
    const told = await api.refused('GET', path);
    expect(told).toMatchObject({ status: 503, detail: expect.stringContaining('Kafka') });
  }
  expect(await api.get('/api/freezers')).toEqual({ freezers: [] });
});

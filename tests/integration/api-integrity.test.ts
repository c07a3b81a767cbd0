import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IntegrityRun } from '#lib/api/integrity.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import { type Api, startApi } from '#tests/support/api.ts';
import { newTopic } from '#tests/support/engines.ts';
import { openCheckTools } from '#tests/support/integrity.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

let api: Api;
let kafka: ReturnType<typeof openCheckTools>;
beforeEach(async () => {
  kafka = openCheckTools(await newTopic());
  const database = await openNewDatabase();
  undo.push(kafka.stop, database.close);
  api = await startApi({ database, checkTools: kafka.tools });
  undo.push(api.stop);
});

/** Another instance on the same database. */
async function openOther(checkTools = kafka.tools): Promise<Api> {
  const { database, people } = api;
  const opened = await startApi({ database, people, checkTools });
  undo.push(opened.stop);
  return opened;
}

async function start(body: object, from = api): Promise<IntegrityRun> {
  const { status, text, body: run } = await from.ask('POST', '/api/integrity', { body });
  expect(status, text).toBe(202);
  return run as IntegrityRun;
}

const look = (id: string) => api.get<IntegrityRun>(`/api/integrity/${id}`);
const list = async () => (await api.get<{ runs: IntegrityRun[] }>('/api/integrity')).runs;
const ended = (id: string) =>
  waitFor('the check to end', async () => {
    const run = await look(id);
    return run.state !== 'running' && run;
  });
const LONG = { count: 1_000_000 };

test('IC6: a check is begun, says how far it is, and says in the end what it found', async () => {
  const begun = await start({ count: 3000 });
  expect(begun).toMatchObject({
    ...{ state: 'running', startedBy: 'Ana', cancelledBy: null, finishedAt: null, result: null },
    request: { count: 3000, keys: { strategy: 'spread' }, partitioner: 'murmur2' },
  });
  const run = await ended(begun.id);
  expect(run).toMatchObject({
    ...{ id: begun.id, state: 'finished', startedAt: begun.startedAt },
    progress: { sent: 3000, acknowledged: 3000, received: 3000 },
    result: { verdict: 'clean', ending: 'done', why: null, faults: [] },
  });
  expect(run.result?.partitions.map(({ partition, missing }) => [partition, missing])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
  ]);
  expect(run.result?.surroundings).toMatchObject({ acks: 'all', node: process.versions.node });
  expect(await list()).toEqual([run]);
});

test('IC6, JO5: the journal has who began it, who called it off, and how it ended', async () => {
  const { id } = await start({ ...LONG, keys: { strategy: 'one', key: 'sensor0' } });
  await api.ask('POST', `/api/integrity/${id}/cancel`, { person: 'Zoë' });
  await ended(id);
  const { entries } = await api.get<{ entries: JournalEntry[] }>('/api/journal?what=integrity');
  expect(entries.map(({ who, what, after }) => ({ who, what, after }))).toEqual([
    {
      who: null,
      what: 'integrity check finished',
      after: { run: id, verdict: 'incomplete', ending: 'cancelled' },
    },
    { who: 'Zoë', what: 'integrity check cancelled', after: { run: id } },
    {
      who: 'Ana',
      what: 'integrity check started',
      after: { run: id, count: 1_000_000, keys: 'one', partitioner: 'murmur2' },
    },
  ]);
});

test('IC6: there is one check at a time, whichever instance is asked', async () => {
  const other = await openOther();
  const { id } = await start(LONG);
  for (const each of [api, other]) {
    const told = await each.refused('POST', '/api/integrity', {
      body: { count: 1 },
      person: 'Zoë',
    });
    expect(told.status).toBe(409);
    expect(told.detail).toContain('Ana');
  }
  // Called off at another than the one that runs it.
  const asked = await other.ask('POST', `/api/integrity/${id}/cancel`, { person: 'Zoë' });
  expect(asked.body).toMatchObject({ id, cancelledBy: 'Zoë' });
  const run = await ended(id);
  expect(run).toMatchObject({
    state: 'finished',
    result: { verdict: 'incomplete', ending: 'cancelled', faults: [] },
  });
  const { sent, received } = run.progress;
  expect(sent).toBeLessThan(LONG.count);
  expect(received).toBe(sent);
  const again = await api.refused('POST', `/api/integrity/${id}/cancel`);
  expect(again.status).toBe(409);
  const next = await start({ count: 10 }, other);
  expect((await ended(next.id)).result?.verdict).toBe('clean');
  expect((await list()).map((each) => each.id)).toEqual(expect.arrayContaining([next.id, id]));
});

test('IC6: two that are begun at once are one check and one refusal', async () => {
  const other = await openOther();
  const asked = await Promise.all(
    [api, other].map((each) => each.ask('POST', '/api/integrity', { body: { count: 20_000 } })),
  );
  expect(asked.map(({ status }) => status).sort()).toEqual([202, 409]);
  expect(await list()).toHaveLength(1);
});

test('IC6: one whose instance is gone is broken off, and keeps nobody from another', async () => {
  await api.database.query(
    `insert into integrity_run (id, started_by, request, progress, seen_at)
     values ('6f7c2d1e-0000-4000-8000-000000000001', 'Eva', $1, $2, now() - interval '1 minute')`,
    [
      { count: 5, keys: { strategy: 'spread' }, partitioner: 'murmur2' },
      { sent: 3, acknowledged: 2, received: 1 },
    ],
  );
  expect(await list()).toMatchObject([
    { startedBy: 'Eva', state: 'interrupted', result: null, progress: { sent: 3 } },
  ]);
  const { id } = await start({ count: 10 });
  expect((await ended(id)).result?.verdict).toBe('clean');
});

test('IC6: a Gelo that stops says so of its check', async () => {
  const other = await openOther();
  const { id } = await start(LONG, other);
  await waitFor('the first to come back', async () => (await look(id)).progress.received > 0);
  await other.stop();
  expect(await look(id)).toMatchObject({
    state: 'finished',
    result: { verdict: 'incomplete', ending: 'stopped' },
  });
});

test('IC6: without Kafka nothing is begun, and it says what to do', async () => {
  const away = await openOther({
    ...kafka.tools,
    askEnds: () => Promise.reject(new Error('connect ECONNREFUSED')),
  });
  const told = await away.refused('POST', '/api/integrity', { body: { count: 1 } });
  expect(told.status).toBe(503);
  expect(told.detail).toContain('Kafka');
  expect(await list()).toEqual([]);
});

test('IC6: a consumer that does not come up ends the check, with its reason', async () => {
  const deaf = await openOther({
    ...kafka.tools,
    openReader: (reading) => ({
      ...kafka.tools.openReader(reading),
      start: () => Promise.reject(new Error('the group is forbidden')),
    }),
  });
  const { id } = await start({ count: 10 }, deaf);
  expect((await ended(id)).result).toMatchObject({
    ...{ verdict: 'incomplete', ending: 'unsent', why: 'the group is forbidden', partitions: [] },
  });
});

const UNFIT = [
  {},
  { count: 0 },
  { count: 1_000_001 },
  { count: 1.5 },
  { count: 10, keys: { strategy: 'none' } },
  { count: 10, keys: { strategy: 'spread', keys: 0 } },
  { count: 10, keys: { strategy: 'spread', keys: 10_001 } },
  { count: 10, keys: { strategy: 'one' } },
  { count: 10, keys: { strategy: 'one', key: ' ' } },
  { count: 10, keys: { strategy: 'list', list: [] } },
  { count: 10, keys: { strategy: 'list', list: ['a', 'a'] } },
  { count: 10, keys: { strategy: 'list', list: ['x'.repeat(201)] } },
  { count: 10, partitioner: 'random' },
  { count: 10, more: true },
];

test('IC6, AP3: what is not a check that can be made is refused, and begins nothing', async () => {
  for (const body of UNFIT) {
    const told = await api.refused('POST', '/api/integrity', { body });
    expect(told.status, JSON.stringify(body)).toBe(400);
  }
  expect(await list()).toEqual([]);
});

test('IC6: a check that is not there is said to be so', async () => {
  const nobodys = '6f7c2d1e-0000-4000-8000-00000000000f';
  for (const [method, rest] of [
    ['GET', ''],
    ['GET', '/report'],
    ['POST', '/cancel'],
  ] as const) {
    expect((await api.refused(method, `/api/integrity/${nobodys}${rest}`)).status).toBe(404);
    expect((await api.refused(method, `/api/integrity/nonsense${rest}`)).status).toBe(400);
  }
});

test('IC6: the newest hundred are kept', async () => {
  await api.database.query(
    `insert into integrity_run (id, started_at, started_by, request, progress, finished_at)
     select gen_random_uuid(), now() - nth * interval '1 day' - interval '10 years', 'Eva', $1, $2, now()
     from generate_series(1, 120) as nth`,
    [
      { count: 5, keys: { strategy: 'spread' }, partitioner: 'murmur2' },
      { sent: 0, acknowledged: 0, received: 0 },
    ],
  );
  const { id } = await start({ count: 10 });
  await ended(id);
  const runs = await list();
  expect(runs).toHaveLength(100);
  expect(runs[0]?.id).toBe(id);
  const [left] = await api.database.query('select count(*)::int as count from integrity_run');
  expect(left).toEqual({ count: 100 });
});

test('IC7: the report can be taken away once the check is over, in the reader’s language', async () => {
  const { id } = await start(LONG);
  expect((await api.refused('GET', `/api/integrity/${id}/report`)).status).toBe(409);
  await api.ask('POST', `/api/integrity/${id}/cancel`);
  await ended(id);
  const english = await api.ask('GET', `/api/integrity/${id}/report`);
  expect(english.status).toBe(200);
  expect(english.headers.get('content-disposition')).toMatch(
    /^attachment; filename="gelo-integrity-2026\d{4}T\d{6}Z\.html"$/,
  );
  expect(english.text).toMatch(/<html lang="en">.*Started by.*Ana/s);
  const portuguese = await api.ask('GET', `/api/integrity/${id}/report?locale=pt-BR`);
  expect(portuguese.text).toMatch(/<html lang="pt-BR">.*Iniciada por.*Ana/s);
  expect((await api.refused('GET', `/api/integrity/${id}/report?locale=fr`)).status).toBe(400);
});

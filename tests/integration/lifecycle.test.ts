import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { SimulationView } from '#lib/api/simulation.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { openClient, tcpOf } from '#tests/support/browser-client.ts';
import { enter } from '#tests/support/enter.ts';
import {
  childPid,
  type Environment,
  type Gelo,
  launch,
  processesOf,
  startGelo,
  stopIfRunning,
  temporaryFolder,
} from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

function newFolder(): string {
  const folder = temporaryFolder();
  undo.push(folder.remove);
  return join(folder.path, 'data');
}

async function start(dataFolder: string, environment: Environment = {}): Promise<Gelo> {
  const gelo = await startGelo(dataFolder, environment);
  undo.push(() => stopIfRunning(gelo.child));
  return gelo;
}

const kafkaOf = (gelo: Gelo) =>
  createKafkaClient({
    address: { brokers: gelo.kafka.split(','), ssl: false },
    clientId: 'test',
    log: quietLog,
  });

async function produce(gelo: Gelo, key: string, value: string): Promise<void> {
  const producer = kafkaOf(gelo).producer();
  await producer.connect();
  await producer.send({ topic: 'freezer-temperatura', messages: [{ key, value }] });
  await producer.disconnect();
}

async function messagesIn(gelo: Gelo): Promise<number> {
  const admin = kafkaOf(gelo).admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets('freezer-temperatura');
  await admin.disconnect();
  return offsets.reduce((sum, { offset }) => sum + Number(offset), 0);
}

async function partsOf(gelo: Gelo) {
  const response = await fetch(`${gelo.http}/readyz`);
  const body = (await response.json()) as { parts: Record<string, { status: string }> };
  return {
    status: response.status,
    down: Object.keys(body.parts).filter((n) => body.parts[n]?.status === 'down'),
  };
}

async function setSimulation(gelo: Gelo, running: boolean, cookie: string): Promise<void> {
  const response = await fetch(`${gelo.http}/api/simulation/${running ? 'start' : 'stop'}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: '{}',
  });
  expect(response.status).toBe(200);
}

async function simulationOf(gelo: Gelo): Promise<SimulationView> {
  const response = await fetch(`${gelo.http}/api/simulation`);
  return (await response.json()) as SimulationView;
}

const acknowledged = async (gelo: Gelo) => (await simulationOf(gelo)).acknowledged;

test('EK3, LC1, LC2, LC4: the ready line and run.json; a second start ends; SIGINT stops all within 10 s', async () => {
  const folder = newFolder();
  const gelo = await start(folder);
  expect(gelo.printed.out).toContain(`${gelo.http} (Kafka: ${gelo.kafka})`);
  expect(gelo.pid).toBe(gelo.child.pid);
  expect((await fetch(gelo.http)).status).toBe(200);

  await produce(gelo, 'at-once', '1'); // Ready means that this works now.
  expect(await messagesIn(gelo)).toBe(1);

  const second = launch(folder);
  expect(await second.ended).toBe(1);
  expect(second.printed.err).toMatch(/already runs on the data folder/);
  expect(second.printed.err).toContain(`process ${gelo.pid}, ${gelo.http}`);
  expect((await partsOf(gelo)).status).toBe(200);
  expect(existsSync(join(folder, 'run.json'))).toBe(true);

  const began = performance.now();
  expect(await gelo.stop('SIGINT')).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(processesOf(folder)).toEqual([]);
  expect(existsSync(join(folder, 'run.json'))).toBe(false);
});

test('LC2: whoever does not hang up does not hold up the stop', async () => {
  const folder = newFolder();
  const gelo = await start(folder);
  const port = Number(new URL(gelo.http).port);
  const silent = connect(port, '127.0.0.1');
  const stray = connect(port, '127.0.0.1');
  stray.write(
    'GET /other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  );
  const browser = openClient(gelo.http);
  undo.push(
    () => silent.destroy(),
    () => stray.destroy(),
    browser.close,
  );
  for (const socket of [silent, stray]) socket.on('error', () => undefined); // It is cut off, as it should be.
  await waitFor('the snapshot', () => browser.snapshots.length === 1);
  tcpOf(browser).pause();
  expect(await gelo.stop()).toBe(0);
  expect(processesOf(folder)).toEqual([]);
});

test('LC2, LC6: a frozen broker and database are shown, and do not hold up the stop', async () => {
  const folder = newFolder();
  const gelo = await start(folder);
  await setSimulation(gelo, true, await enter(gelo));
  const frozen = processesOf(folder).filter(({ command }) =>
    /^(java|.*bin\/postgres)/.test(command),
  );
  for (const { pid } of frozen) process.kill(pid, 'SIGSTOP');
  undo.push(() => {
    for (const { pid } of processesOf(folder)) process.kill(pid, 'SIGKILL');
  });
  await waitFor('Kafka shown as away', async () => (await partsOf(gelo)).down.includes('kafka'));
  const began = performance.now();
  await gelo.stop();
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('LC8: a folder that holds something else is refused and left as it was', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'kafka'), { recursive: true });
  writeFileSync(join(folder, 'kafka/mine.txt'), 'mine');
  const refused = launch(folder);
  expect(await refused.ended).toBe(1);
  expect(refused.printed.err).toMatch(/holds things that are not Gelo's .*Set GELO_DATA/);
  expect(readFileSync(join(folder, 'kafka/mine.txt'), 'utf8')).toBe('mine');
});

test('EK2, EP1: both servers listen on loopback only, and PostgreSQL keeps fsync on', async () => {
  const release = await keepTaken(9092);
  const folder = newFolder();
  const gelo = await start(folder);
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address;
  const kafkaPort = Number(gelo.kafka.split(':')[1]);
  expect(kafkaPort).not.toBe(9092);
  release();
  expect(await opens('127.0.0.1', kafkaPort)).toBe(true);
  expect(await opens(outside ?? '127.0.0.2', kafkaPort)).toBe(false);
  const postgres = processesOf(folder).find(({ command }) => /bin\/postgres -D/.test(command));
  expect(postgres?.command).toMatch(/listen_addresses=127\.0\.0\.1 .*fsync=on/);
  expect(await gelo.stop('SIGHUP')).toBe(0); // LC2: as when the terminal is closed.
});

test('LC3, SM4, EK2: after kill -9 nothing is left, a new start works, and the data is there', async () => {
  const folder = newFolder();
  const first = await start(folder);
  await produce(first, 'kept', '-3.42');
  await setSimulation(first, true, await enter(first));
  await waitFor('simulated readings', async () => (await acknowledged(first)) >= 3);
  await first.stop('SIGKILL');
  await waitFor('Java and postgres to end', () => processesOf(folder).length === 0, 20_000);

  const second = await start(folder);
  const before = await messagesIn(second);
  expect(before).toBeGreaterThanOrEqual(4);
  await waitFor('the simulation to go on by itself', async () => {
    const { owner, acknowledged } = await simulationOf(second);
    return owner?.name.endsWith(`:${second.pid}`) && acknowledged >= 3;
  });
});

test('LC5: a server that a killed guard left behind is ended by the next start', async () => {
  const folder = newFolder();
  const first = await start(folder);
  const left = ['kafka-0', 'postgres'].map((name) => childPid(folder, name));
  const guards = processesOf(folder).filter(({ command }) => command.includes('guard.sh'));
  expect(guards.length).toBeGreaterThan(0);
  first.child.kill('SIGSTOP'); // So that it does not start its servers again meanwhile.
  for (const { pid } of guards) process.kill(pid, 'SIGKILL');
  await first.stop('SIGKILL');
  for (const pid of left) expect(processesOf(folder).some((found) => found.pid === pid)).toBe(true);

  const second = await start(folder);
  for (const pid of left)
    expect(processesOf(folder).some((found) => found.pid === pid)).toBe(false);
  expect((await partsOf(second)).status).toBe(200);
});

test('LC6: broker, then database gone: Gelo says which, goes on, and recovers by itself', async () => {
  const folder = newFolder();
  const gelo = await start(folder);
  const cookie = await enter(gelo);
  await setSimulation(gelo, true, cookie);
  await waitFor('simulated readings', async () => (await acknowledged(gelo)) >= 3);

  process.kill(childPid(folder, 'kafka-0') ?? 0, 'SIGKILL');
  await waitFor('Kafka shown as away', async () => (await partsOf(gelo)).down.includes('kafka'));
  await waitFor('all back', async () => (await partsOf(gelo)).status === 200);
  const before = await acknowledged(gelo);
  await waitFor('readings again', async () => (await acknowledged(gelo)) > before + 3);

  process.kill(childPid(folder, 'postgres') ?? 0, 'SIGKILL');
  await waitFor('the database shown as away', async () =>
    (await partsOf(gelo)).down.includes('database'),
  );
  await waitFor('all back', async () => (await partsOf(gelo)).status === 200);
  await setSimulation(gelo, false, cookie);
  expect(gelo.child.exitCode).toBeNull();
});

test('EK4: three brokers, replicated three times; another number on the same folder is refused', async () => {
  const folder = newFolder();
  const gelo = await start(folder, { KAFKA_BROKERS: '3' });
  expect(gelo.kafka.split(',')).toHaveLength(3);
  const admin = kafkaOf(gelo).admin();
  await admin.connect();
  const { topics } = await admin.fetchTopicMetadata({ topics: ['freezer-temperatura'] });
  const replicas = topics[0]?.partitions.map((partition) => partition.replicas.length);
  const resource = { type: 2, name: 'freezer-temperatura', configNames: ['min.insync.replicas'] };
  const { resources } = await admin.describeConfigs({
    resources: [resource],
    includeSynonyms: false,
  });
  await admin.disconnect();
  expect(replicas).toEqual([3, 3, 3]);
  expect(resources[0]?.configEntries[0]?.configValue).toBe('2');
  expect(await gelo.stop()).toBe(0);
  expect(processesOf(folder)).toEqual([]);

  const other = launch(folder, { KAFKA_BROKERS: '1' });
  expect(await other.ended).toBe(1);
  expect(other.printed.err).toMatch(/holds a Kafka of 3 broker\(s\), and KAFKA_BROKERS asks for 1/);
  expect(readFileSync(join(folder, 'kafka/cluster.json'), 'utf8')).toContain('"brokers":3');
});

/** Somebody has this port, we or another. */
function keepTaken(port: number): Promise<() => void> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(() => undefined)); // Another has it.
    server.listen(port, '127.0.0.1', () => resolve(() => server.close()));
  });
}

function opens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

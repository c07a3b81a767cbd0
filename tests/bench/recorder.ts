import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { midnights } from '#lib/time/midnight.ts';
import { createKafkaClient, type KafkaClient } from '#server/kafka/client.ts';
import { createGroupConsumer } from '#server/kafka/group.ts';
import { createLogEnds, endsOf } from '#server/kafka/log-ends.ts';
import { createRecorder } from '#server/recorder/recorder.ts';
import type { RecordedFreezer, RecordingStore } from '#server/recorder/recording.ts';
import { createRules } from '#server/recorder/rules.ts';
import { COPY_READINGS, copyIn, encodeReadings } from '#server/store/copy.ts';
import { createDatabase, type Database } from '#server/store/database.ts';
import { migrate, readMigrations } from '#server/store/migrate.ts';
import { createRecordingStore } from '#server/store/recording-store.ts';
import { seedProfiles } from '#server/store/settings-store.ts';
import { createCpuMeter } from '#tests/bench/cpu.ts';
import { median } from '#tests/bench/statistics.ts';
import { temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { startEngines } from '#tests/support/start-engines.ts';

const READINGS = 1_500_000;
const PER_COPY = 30_000;
const BATCH = 3000;
const ROUNDS = 3;
const LEAST_RATIO = 0.6;
const FREEZERS = 1000;
const MANY = [10, 100, 1000, 10_000];
const MOST_SPREAD = 2;

type Bench = { brokers: string[]; kafka: KafkaClient; database: Database; folder: string };

/** The recorder, Kafka and all, against a bare COPY of the same rows into the same tables. */
export async function measureRecorder(): Promise<void> {
  await withBench(async (bench) => {
    const topic = await fill(bench.kafka, FREEZERS, READINGS);
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await empty(bench.database);
      const bare = await copyBare(bench.database, FREEZERS, 1);
      await empty(bench.database);
      const three = await copyBare(bench.database, FREEZERS, 3);
      await empty(bench.database);
      const { rate, cpu, phases } = await record(bench, topic, READINGS);
      ratios.push(rate / bare);
      console.log(
        `  round ${round + 1}: bare COPY ${thousands(bare)} (three at once ${thousands(three)}), recorder ${thousands(rate)}, ratio ${(rate / bare).toFixed(2)} (${(rate / three).toFixed(2)})`,
      );
      console.log(`    ${cpu}; of the recorder’s time: ${phases}`);
    }
    const ratio = median(ratios);
    const verdict = ratio >= LEAST_RATIO ? 'held' : 'MISSED';
    console.log(`  median ratio ${ratio.toFixed(2)} (at least ${LEAST_RATIO}: ${verdict})`);
  });
}

/** The same number of readings, of few freezers and of many. */
export async function measureManyFreezers(): Promise<void> {
  await withBench(async (bench) => {
    const costs: number[] = [];
    for (const freezers of MANY) {
      const topic = await fill(bench.kafka, freezers, READINGS / 3);
      await empty(bench.database);
      await record(bench, topic, READINGS / 3); // Makes the freezers.
      await empty(bench.database);
      const { rate, cpu, phases } = await record(bench, topic, READINGS / 3);
      costs.push(1 / rate);
      console.log(`  ${String(freezers).padStart(6)} freezers: ${thousands(rate)}; ${cpu}`);
      console.log(`    of the recorder’s time: ${phases}`);
    }
    const spread = Math.max(...costs) / Math.min(...costs);
    const verdict = spread <= MOST_SPREAD ? 'held' : 'MISSED';
    console.log(`  dearest to cheapest ${spread.toFixed(2)} (at most ${MOST_SPREAD}: ${verdict})`);
  });
}

async function withBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  const home = join(folder.path, 'engines');
  const engines = await startEngines(home, { brokers: 1 });
  const database = createDatabase({ url: engines.databaseUrl, log: quietLog });
  try {
    await migrate(database, readMigrations());
    await seedProfiles(database);
    const address = { brokers: engines.brokers, ssl: false };
    const kafka = createKafkaClient({ address, clientId: 'bench', log: quietLog });
    await work({ brokers: engines.brokers, kafka, database, folder: home });
  } finally {
    await database.close();
    await engines.stop();
    folder.remove();
  }
}

async function empty(database: Database): Promise<void> {
  await database.query(
    'truncate reading, rollup_minute, rollup_hour, absence, reject, log cascade',
  );
  await database.query('update freezer_state set state = null, due_at = null');
  await database.withClient((client) => client.query('vacuum full freezer_state'));
  await database.withClient((client) => client.query('checkpoint'));
}

const NOW = Date.now();
const celsiusOf = (n: number) => ((n % 1000) / 100 - 5).toFixed(2);
/** One reading a second of each freezer, but no more than an hour of them. */
const timeOf = (n: number, freezers: number) =>
  NOW - 3_600_000 + Math.min(3_000_000, Math.floor(n / freezers) * 1000);

async function fill(kafka: KafkaClient, freezers: number, count: number): Promise<string> {
  const topic = `bench-${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 3 }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  for (let sent = 0; sent < count; sent += BATCH) {
    const messages = Array.from({ length: BATCH }, (_, n) => ({
      key: `freezer-${(sent + n) % freezers}`,
      value: celsiusOf(sent + n),
      timestamp: String(timeOf(sent + n, freezers)),
    }));
    await producer.send({ topic, messages });
  }
  await producer.disconnect();
  return topic;
}

/** Rows as they come, encoded beforehand: nothing but PostgreSQL is timed. */
async function copyBare(database: Database, freezers: number, lanes: number): Promise<number> {
  const pieces: Buffer[] = [];
  for (let from = 0; from < READINGS; from += PER_COPY) {
    const rows = Array.from({ length: PER_COPY }, (_, n) => bareRow(from + n, freezers));
    pieces.push(encodeReadings(1, rows));
  }
  const began = performance.now();
  const copyAll = async () => {
    for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
      const data = piece;
      await database.withClient(async (client) => {
        await client.query('begin');
        await copyIn(client, COPY_READINGS, data);
        await client.query('commit');
      });
    }
  };
  await Promise.all(Array.from({ length: lanes }, copyAll));
  return (READINGS / (performance.now() - began)) * 1000;
}

function bareRow(n: number, freezers: number): RecordedFreezer {
  const freezer = (n % freezers) + 1;
  const reading = {
    freezer: '',
    celsius: Number(celsiusOf(n)),
    at: timeOf(n, freezers),
    skewed: false,
  };
  return { freezer, readings: [reading], offsets: [n], flags: [0] } as unknown as RecordedFreezer;
}

/** Reads a topic from its start into the database; timed from the first transaction to the last. */
async function record({ brokers, kafka, database, folder }: Bench, topic: string, count: number) {
  const ends = createLogEnds({
    kafkaAddress: { brokers, ssl: false },
    clientId: 'bench',
    topic,
    log: quietLog,
  });
  const clocked = clockPhases(createRecordingStore({ database, maxFreezers: 20_000 }));
  let began = 0;
  let before = 0;
  const meter = createCpuMeter(folder);
  const recorder = createRecorder({
    store: clocked.store,
    topic,
    owner: 'bench',
    offsetReset: 'earliest',
    askEnds: (partition) => endsOf(ends, partition),
    readStretch: () => Promise.reject(new Error('the bench’s own topic was cut')),
    deadLetters: {
      deliver: () => Promise.reject(new Error('the bench’s own message was rejected')),
      forget: () => undefined,
    },
    rulesFor: createRules(midnights('UTC')),
    random: Math.random,
    log: quietLog,
  });
  const group = createGroupConsumer({
    kafka,
    topic,
    brokers,
    groupId: randomUUID(),
    sessionTimeoutMs: 30_000,
    now: Date.now,
    random: Math.random,
    onAssigned: recorder.assigned,
    onBatch: recorder.take,
    log: quietLog,
  });
  await group.start();
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const { readings } = recorder.counts();
      if (began === 0 && readings > 0) {
        [began, before] = [performance.now(), readings];
        meter.start();
      }
      if (readings < count) return;
      clearInterval(timer);
      resolve();
    }, 2);
  });
  const took = performance.now() - began;
  const cpu = meter.stop();
  await group.stop();
  await recorder.stop();
  await ends.stop();
  return { rate: ((count - before) / took) * 1000, cpu, phases: clocked.shares() };
}

/** Where a transaction's time goes: each port's verb is timed, and what is left is deciding and committing. */
function clockPhases(store: RecordingStore) {
  const spent = new Map<string, number>();
  const timed =
    <Args extends unknown[], T>(name: string, work: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const began = performance.now();
      try {
        return await work(...args);
      } finally {
        spent.set(name, (spent.get(name) ?? 0) + performance.now() - began);
      }
    };
  const transact: RecordingStore['transact'] = (log, work) =>
    store.transact(log, (transaction) =>
      timed(
        'inside',
        work,
      )({
        ...transaction,
        freezers: timed('freezers', transaction.freezers),
        states: timed('states', transaction.states),
        buckets: timed('late buckets', transaction.buckets),
        write: timed('writing', transaction.write),
      }),
    );
  return {
    store: { ...store, transact: timed('all', transact) as RecordingStore['transact'] },
    shares() {
      const of = (name: string) => spent.get(name) ?? 0;
      const inside = of('inside');
      const known = ['freezers', 'states', 'late buckets', 'writing'];
      const deciding = inside - known.reduce((total, name) => total + of(name), 0);
      const share = (ms: number) => `${Math.round((ms / of('all')) * 100)} %`;
      return `decoding and alarms ${share(deciding)}, loading states ${share(of('freezers') + of('states'))}, writing ${share(of('writing'))}, locking and committing ${share(of('all') - inside)}`;
    },
  };
}

function thousands(rate: number): string {
  return `${Math.round(rate / 1000)}k/s`;
}

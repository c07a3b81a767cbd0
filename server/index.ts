import { hostname } from 'node:os';
import { join } from 'node:path';
import type { FreezerLimits } from '#lib/freezer-facts.ts';
import { midnights } from '#lib/midnight.ts';
import { createFactsBoard } from '#server/alarms/facts-board.ts';
import { createWatchdog } from '#server/alarms/watchdog.ts';
import { type Config, readConfig } from '#server/config/config.ts';
import { createDelivery } from '#server/delivery/delivery.ts';
import { createTallies } from '#server/delivery/tally.ts';
import { openPlace } from '#server/embedded/open-place.ts';
import { startDatabase, startKafka } from '#server/embedded/start-engines.ts';
import { createApi } from '#server/http/api.ts';
import { createPages } from '#server/http/pages.ts';
import { createHttpServer } from '#server/http/server.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { createDeadLetters } from '#server/kafka/dead-letters.ts';
import { createGroupConsumer } from '#server/kafka/group.ts';
import { createKafkaWatch } from '#server/kafka/kafka-watch.ts';
import { createLogEnds, endsOf } from '#server/kafka/log-ends.ts';
import { createProducer } from '#server/kafka/producer.ts';
import { createStretchReader } from '#server/kafka/read-stretch.ts';
import { createTail } from '#server/kafka/tail.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { writeRunFile } from '#server/lifecycle/run-file.ts';
import { reportFailedStart, runProcess } from '#server/lifecycle/run-process.ts';
import { allOrFirstError } from '#server/lifecycle/settle.ts';
import type { Stack } from '#server/lifecycle/stack.ts';
import { createSteps } from '#server/lifecycle/steps.ts';
import { createBoard } from '#server/live/board.ts';
import { createGateway } from '#server/live/gateway.ts';
import { createLiveState, MAX_FREEZERS } from '#server/live/state.ts';
import { createRules } from '#server/recorder/record-batch.ts';
import { createRecorder } from '#server/recorder/recorder.ts';
import { createRecorderWatch } from '#server/recorder/recorder-watch.ts';
import { createSimulation } from '#server/simulation/simulation.ts';
import { createDatabaseWatch } from '#server/store/database-watch.ts';
import { createHousekeeping } from '#server/store/housekeeping.ts';
import { createListener } from '#server/store/listener.ts';
import { createStores } from '#server/store/stores.ts';

const ROOT = join(import.meta.dirname, '..');
const dev = process.argv.includes('--dev');
const began = performance.now();
const now = () => Date.now();
const clock = () => performance.now();
const random = () => Math.random();
const print = (line: string) => process.stdout.write(`${line}\n`);

/** One start, as a list. Stopping runs it backwards. */
async function start(config: Config, { stack, log }: { stack: Stack; log: Log }): Promise<void> {
  const step = createSteps({ write: print, now: clock });
  for (const warning of config.warnings) log.warn(warning);
  const place = await openPlace(config.dataFolder, stack, log, step);
  const server = createHttpServer({ host: config.host, port: config.port, log });
  stack.onStop('HTTP', server.stop);
  const address = await server.start();

  const knows = (freezer: string) => live.knows(freezer) || facts.knows(freezer);
  const tools = { config, place, stack, step, log };
  const [kafkaAddress, { database, databaseUrl }, pages] = await allOrFirstError([
    startKafka(tools),
    startDatabase(tools),
    step('Loading the pages', () => createPages({ dev, folder: ROOT, stack, knows })),
  ]);
  const kafka = createKafkaClient({ address: kafkaAddress, clientId: config.clientId, log });
  const ends = createLogEnds({ ...config, kafkaAddress, log });
  const rulesFor = createRules(midnights(config.timeZone));
  const stores = createStores({ database, rulesFor, maxFreezers: MAX_FREEZERS, now });
  const housekeeping = createHousekeeping({ ...config, database, now, log });

  const board = createBoard({ ...config, now, log });
  const changed = () => gateway.changed();
  const live = createLiveState({ now, onReading: changed, onReject: board.rejected });
  const learnt = () => gateway.learnt();
  const onLimits = (limits: FreezerLimits) => {
    board.limited(limits);
    learnt();
  };
  const facts = createFactsBoard({ ...stores, onLimits, onChange: learnt, log });
  const gateway = createGateway({
    ...{ http: server.http, dev, build: pages.build, now, clock, log },
    ...{ live, facts, board },
  });
  const listener = createListener({
    url: databaseUrl,
    onConnected: facts.reload,
    onNotice: ({ freezers }) => (freezers ? facts.refresh(freezers) : facts.reload()),
    log,
  });

  const producer = createProducer({
    ...config,
    ...kafkaAddress,
    kafka,
    settings: config.producer,
    clock,
  });
  const simulation = createSimulation({
    ...stores.simulation,
    produce: producer.produce,
    onStatus: board.simulated,
    random,
    log,
  });

  const consuming = { ...config, ...kafkaAddress, kafka, now, random, log };
  const tail = createTail({ ...consuming, onBatch: live.apply });
  const deadLetters = createDeadLetters({ ...config, ...kafkaAddress, kafka, log });
  const recorder = createRecorder({
    ...config,
    store: stores.recording,
    rulesFor,
    owner: `${hostname()}:${process.pid}`,
    askEnds: (partition) => endsOf(ends, partition),
    readStretch: createStretchReader({ ...config, kafka, now }),
    deadLetters,
    random,
    log,
  });
  const group = createGroupConsumer({
    ...consuming,
    onAssigned: recorder.assigned,
    onBatch: recorder.take,
  });

  const positions = () => stores.positions(config.topic);
  const recorderWatch = createRecorderWatch({ positions, board, now, log });
  const watchKafka = createKafkaWatch({ ends, tail, board, onEnds: recorderWatch.saw, now, clock });
  const watchDatabase = createDatabaseWatch({ database, board });
  const watchdog = createWatchdog({ ...recorderWatch, store: stores.watch, rulesFor, now, log });
  const delivery = createDelivery({
    ...config,
    ends,
    logs: stores.reconciliation.logs,
    tallies: createTallies(stores.reconciliation),
    now,
  });

  live.seed(await stores.newest());
  for (const part of [
    housekeeping,
    tail,
    producer,
    deadLetters,
    recorder,
    group,
    simulation,
    watchKafka,
    watchDatabase,
    watchdog,
    facts,
    listener,
    gateway,
  ]) {
    stack.onStop(part.name, part.stop);
    await step(`Starting ${part.name}`, async () => part.start());
  }
  server.open(
    createApi({ ...config, stores, delivery, simulation, parts: board.parts, now, log }),
    pages.handle,
  );
  const kafkaText = kafkaAddress.brokers.join(',');
  writeRunFile(place.dataFolder, { pid: process.pid, http: address, kafka: kafkaText });
  const seconds = ((clock() - began) / 1000).toFixed(1);
  print(`Gelo is ready after ${seconds} s: ${address} (Kafka: ${kafkaText})`);
}

try {
  const config = readConfig();
  await runProcess(config.logLevel, (tools) => start(config, tools));
} catch (error) {
  reportFailedStart(error);
  process.exit(1);
}

import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { FreezerLimits } from '#lib/freezer-facts.ts';
import { midnights } from '#lib/midnight.ts';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import { createFactsBoard } from '#server/alarms/facts-board.ts';
import { createWatchdog } from '#server/alarms/watchdog.ts';
import { createDoor, type Door } from '#server/auth/door.ts';
import { type Config, readConfig } from '#server/config/config.ts';
import { createDeliveries } from '#server/delivery/deliveries.ts';
import { openPlace } from '#server/embedded/open-place.ts';
import { startDatabase, startKafka } from '#server/embedded/start-engines.ts';
import { createApi } from '#server/http/api.ts';
import { createGate } from '#server/http/gate.ts';
import { createPages } from '#server/http/pages.ts';
import { createHttpServer } from '#server/http/server.ts';
import { createIntegrity } from '#server/integrity/integrity.ts';
import { surroundingsOf } from '#server/integrity/surroundings.ts';
import { createCheckTools } from '#server/kafka/check-tools.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { createDeadLetters } from '#server/kafka/dead-letters.ts';
import { createGroupConsumer } from '#server/kafka/group.ts';
import { createKafkaWatch } from '#server/kafka/kafka-watch.ts';
import { createLogEnds, endsOf, type PartitionEnds } from '#server/kafka/log-ends.ts';
import { openProducer } from '#server/kafka/producer.ts';
import { createStretchReader } from '#server/kafka/read-stretch.ts';
import { createTail } from '#server/kafka/tail.ts';
import { createPrinter, type Log } from '#server/lifecycle/log.ts';
import { writeRunFile } from '#server/lifecycle/run-file.ts';
import { reportFailedStart, runProcess } from '#server/lifecycle/run-process.ts';
import { allOrFirstError } from '#server/lifecycle/settle.ts';
import type { Stack } from '#server/lifecycle/stack.ts';
import { createSteps } from '#server/lifecycle/steps.ts';
import { createBoard } from '#server/live/board.ts';
import { createGateway } from '#server/live/gateway.ts';
import { createLiveState, MAX_FREEZERS } from '#server/live/state.ts';
import { createMetrics } from '#server/metrics/metrics.ts';
import { createRules } from '#server/recorder/record-batch.ts';
import { createRecorder } from '#server/recorder/recorder.ts';
import { createRecorderWatch } from '#server/recorder/recorder-watch.ts';
import { createSimulation } from '#server/simulation/simulation.ts';
import { createDatabaseWatch } from '#server/store/database-watch.ts';
import { createHousekeeping } from '#server/store/housekeeping.ts';
import { createListener } from '#server/store/listener.ts';
import { createStores } from '#server/store/stores.ts';
import packageJson from '../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const dev = process.argv.includes('--dev');
const began = performance.now();
const now = () => Date.now();
const clock = () => performance.now();
/** What this instance is called where people look. */
const owner = `${hostname()}:${process.pid}`;
const random = () => Math.random();

/** One start, as a list. Stopping runs it backwards. */
async function start(config: Config, { stack, log }: { stack: Stack; log: Log }): Promise<void> {
  const print = createPrinter(config.logFormat);
  const step = createSteps({ write: print, now: clock });
  for (const warning of config.warnings) log.warn(warning);
  const place = await openPlace(config.dataFolder, stack, log, step);
  const metrics = createMetrics({ version: packageJson.version, now, clock });
  const { answered: onAnswered } = metrics.http;
  const server = createHttpServer({ ...config, clock, onAnswered, log });
  stack.onStop('HTTP', server.stop);
  const address = await server.start();

  const knows = (freezer: string) => live.knows(freezer) || facts.knows(freezer);
  const tools = { config, place, stack, step, log };
  const [kafkaAddress, { database, databaseUrl }, pages] = await allOrFirstError([
    startKafka(tools),
    startDatabase(tools),
    step('Loading the pages', () =>
      createPages({
        ...{ dev, folder: ROOT, stack, gate: () => gate, knows },
        organisation: config.access.oidc?.name,
      }),
    ),
  ]);
  const kafka = createKafkaClient({ address: kafkaAddress, clientId: config.clientId, log });
  const ends = createLogEnds({ ...config, kafkaAddress, log });
  const rulesFor = createRules(midnights(config.timeZone));
  const stores = createStores({ database, rulesFor, maxFreezers: MAX_FREEZERS, now });
  const housekeeping = createHousekeeping({ ...config, database, now, log });

  const board = createBoard({ ...config, now, log });
  const door = createDoor({
    ...{ access: config.access, pool: database.authPool, arrivals: stores.arrivals, now, log },
    secret: config.access.authSecret ?? (await stores.arrivals.secret()),
    isAway: () => board.parts().database.status === 'down',
  });
  const gate = createGate({ access: config.access, door });
  const personChanged = (person?: string) => {
    door.forget(person);
    gateway.personChanged(person);
  };
  const changed = () => gateway.changed();
  const live = createLiveState({ now, onReading: changed, onReject: board.rejected });
  const learnt = () => gateway.learnt();
  const onLimits = (limits: FreezerLimits) => {
    board.limited(limits);
    learnt();
  };
  const facts = createFactsBoard({ ...stores, onLimits, onChange: learnt, log });
  const gateway = createGateway({
    ...{ http: server.http, dev, build: pages.build, gate, now, clock, log },
    followDeliveries: (listener) => deliveries.follow(listener),
    ...{ live, facts, board, onSent: metrics.gateway.sent, onSetAside: metrics.gateway.setAside },
  });
  const listener = createListener({
    url: databaseUrl,
    onConnected() {
      facts.reload();
      personChanged();
      void simulation.reload();
    },
    onNotice(notice) {
      if (notice.freezers !== undefined) return facts.refresh(notice.freezers);
      if ('person' in notice) return personChanged(notice.person);
      // Of settings too: its freezers' limits are those of their profiles.
      void simulation.reload();
      if ('settings' in notice) facts.reload();
    },
    log,
  });

  const sending = { ...USUAL_SENDING, ...config.producer };
  const simulation = createSimulation({
    ...config,
    store: stores.simulation({ id: randomUUID(), name: owner }),
    openProducer: metrics.producer.watching(
      openProducer({ ...config, address: kafkaAddress, log }),
    ),
    usual: sending,
    onStatus: board.simulated,
    now,
    clock,
    log,
  });

  const consuming = { ...config, ...kafkaAddress, kafka, now, random, log };
  const integrity = createIntegrity({
    store: stores.integrity,
    tools: createCheckTools({ ...consuming, address: kafkaAddress, sending, ends }),
    surroundings: surroundingsOf(config.topic, sending),
    ...{ clock, random, log },
  });
  const readStretch = createStretchReader({ ...config, kafka, now });
  const deliveries = createDeliveries({
    ...{ ...config, ends, stores, readStretch, now, random, log },
    onReceipts: simulation.onReceipts,
    isOurs: (partition) => recorder.records(partition),
  });
  const onBatch = metrics.tail.watching(deliveries.watching(live.apply));
  const tail = createTail({ ...consuming, onBatch });
  const deadLetters = createDeadLetters({ ...config, ...kafkaAddress, kafka, log });
  const recorder = createRecorder({
    ...config,
    store: stores.recording,
    rulesFor,
    owner,
    askEnds: (partition) => endsOf(ends, partition),
    readStretch,
    deadLetters,
    observer: metrics.recorder,
    onAdvanced: deliveries.recorded,
    random,
    log,
  });
  const group = createGroupConsumer({
    ...consuming,
    onAssigned: recorder.assigned,
    onBatch: recorder.take,
    membership: deliveries.membership,
  });

  const positions = () => stores.positions(config.topic);
  const recorderWatch = createRecorderWatch({
    ...{ positions, board, now, log },
    onLook: deliveries.saw,
  });
  const onEnds = (found: readonly PartitionEnds[], askedAt: number) => {
    simulation.sawPartitions(found.length);
    void recorderWatch.saw(found, askedAt);
  };
  const watchKafka = createKafkaWatch({ ends, tail, board, onEnds, now, clock });
  const watchDatabase = createDatabaseWatch({ database, board });
  const watchdog = createWatchdog({
    ...{ ...recorderWatch, store: stores.watch, rulesFor, now, log },
    onRaised: metrics.alarms.raised,
  });

  metrics.built(pages.build);
  metrics.database.watch(database);
  metrics.gateway.watch(gateway.sockets);
  metrics.alarms.watch(facts.all, now);
  metrics.parts.watch({
    ...{ readiness: board.readiness, freezers: live.count },
    behind: { tail: watchKafka.behind, recorder: recorderWatch.behind },
  });
  live.seed(await stores.newest());
  for (const part of [
    housekeeping,
    tail,
    deadLetters,
    recorder,
    group,
    simulation,
    integrity,
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
    createApi({
      ...config,
      ...{ gate, door, clock },
      stores,
      delivery: deliveries,
      simulation,
      integrity,
      judging: { ...recorderWatch, rulesFor },
      readiness: board.readiness,
      metrics,
      now,
      log,
    }),
    pages.handle,
  );
  const kafkaText = kafkaAddress.brokers.join(',');
  writeRunFile(place.dataFolder, { pid: process.pid, http: address, kafka: kafkaText });
  const seconds = ((clock() - began) / 1000).toFixed(1);
  print(
    `Gelo is ready after ${seconds} s: ${address} (Kafka: ${kafkaText})${await firstLine(door, address)}`,
  );
}

/** WH4: the way in while nobody is there to let others in. */
async function firstLine(door: Door, address: string): Promise<string> {
  const token = await door.firstToken();
  if (token === undefined) return '';
  return `\n  There is no admin yet. Whoever opens this is it, once: ${address}/first/${token}`;
}

try {
  const config = readConfig();
  const { logLevel: level, logFormat: format } = config;
  await runProcess({ level, format }, (tools) => start(config, tools));
} catch (error) {
  reportFailedStart(error);
  process.exit(1);
}

import { join } from 'node:path';
import { type Config, readConfig } from '#server/config/config.ts';
import { openPlace } from '#server/embedded/open-place.ts';
import { startDatabase, startKafka } from '#server/embedded/start-engines.ts';
import { createApi } from '#server/http/api.ts';
import { createPages } from '#server/http/pages.ts';
import { createHttpServer } from '#server/http/server.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { createKafkaWatch } from '#server/kafka/kafka-watch.ts';
import { createProducer } from '#server/kafka/producer.ts';
import { createTail } from '#server/kafka/tail.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { writeRunFile } from '#server/lifecycle/run-file.ts';
import { reportFailedStart, runProcess } from '#server/lifecycle/run-process.ts';
import { allOrFirstError } from '#server/lifecycle/settle.ts';
import type { Stack } from '#server/lifecycle/stack.ts';
import { createSteps } from '#server/lifecycle/steps.ts';
import { createBoard } from '#server/live/board.ts';
import { createGateway } from '#server/live/gateway.ts';
import { createLiveState } from '#server/live/state.ts';
import { createSimulation } from '#server/simulation/simulation.ts';
import { createDatabaseWatch } from '#server/store/database-watch.ts';
import { createSimulationStore } from '#server/store/simulation-store.ts';

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

  const tools = { config, place, stack, step, log };
  const [kafkaAddress, database, pages] = await allOrFirstError([
    startKafka(tools),
    startDatabase(tools),
    step('Loading the pages', () => createPages({ dev, folder: ROOT, stack })),
  ]);
  const kafka = createKafkaClient({ address: kafkaAddress, clientId: config.clientId, log });
  const board = createBoard({ ...config, now, log });
  const live = createLiveState({
    now,
    onReading: () => gateway.changed(),
    onReject: board.rejected,
  });
  const gateway = createGateway({ http: server.http, dev, now, clock, log, live, board });
  const producer = createProducer({ ...config, kafka, settings: config.producer, clock });
  const simulation = createSimulation({
    ...createSimulationStore({ database }),
    produce: producer.produce,
    onStatus: board.simulated,
    random,
    log,
  });
  const tail = createTail({
    ...config,
    ...kafkaAddress,
    kafka,
    now,
    random,
    onBatch: live.apply,
    log,
  });
  const watchKafka = createKafkaWatch({ ...config, kafkaAddress, tail, board, clock, log });
  const watchDatabase = createDatabaseWatch({ database, board });

  for (const part of [tail, producer, simulation, watchKafka, watchDatabase, gateway]) {
    stack.onStop(part.name, part.stop);
    await step(`Starting ${part.name}`, async () => part.start());
  }
  server.open(createApi({ simulation, parts: board.parts, log }), pages);
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

import { createGround } from '#server/assembly/ground.ts';
import { assembleLive } from '#server/assembly/live.ts';
import { openOutside } from '#server/assembly/outside.ts';
import { assemblePeople } from '#server/assembly/people.ts';
import { assembleRecording } from '#server/assembly/recording.ts';
import { assembleSending } from '#server/assembly/sending.ts';
import { assembleWatching } from '#server/assembly/watching.ts';
import type { Door } from '#server/auth/door.ts';
import { type Config, readConfig } from '#server/config/config.ts';
import { createApi } from '#server/http/api.ts';
import { createPrinter, type Log } from '#server/lifecycle/log.ts';
import { writeRunFile } from '#server/lifecycle/run-file.ts';
import { reportFailedStart, runProcess } from '#server/lifecycle/run-process.ts';
import type { Stack } from '#server/lifecycle/stack.ts';
import { createSteps } from '#server/lifecycle/steps.ts';
import { createBoard } from '#server/live/board.ts';
import packageJson from '../package.json' with { type: 'json' };

const dev = process.argv.includes('--dev');
const { version } = packageJson;
const began = performance.now();

/** One start, as a list. Stopping runs it backwards. */
async function start(config: Config, { stack, log }: { stack: Stack; log: Log }): Promise<void> {
  const print = createPrinter(config.logFormat);
  for (const warning of config.warnings) log.warn(warning);
  const ground = createGround({ config, version, stack, log });
  const { metrics, rulesFor, now, clock } = ground;
  const step = createSteps({ write: print, now: clock });
  const outside = await openOutside(ground, { dev, step });
  const { server, address, kafkaAddress, pages, stores } = outside;

  const board = createBoard({ ...config, now, log });
  const { door, gate } = await assemblePeople(ground, outside, board);
  const { simulation, integrity } = assembleSending(ground, outside, board);
  const recording = assembleRecording(ground, outside, { board, simulation });
  const { deliveries, recorderWatch } = recording;
  const shown = { dev, board, door, gate, simulation, deliveries };
  const { live, tail, ...toBrowsers } = assembleLive(ground, outside, shown);
  const watched = { board, live, tail, simulation, recorderWatch };
  const watching = assembleWatching(ground, outside, watched);

  live.seed(await stores.newest());
  for (const part of [
    watching.housekeeping,
    tail,
    recording.deadLetters,
    recording.recorder,
    recording.group,
    simulation,
    integrity,
    watching.kafkaWatch,
    watching.databaseWatch,
    watching.watchdog,
    toBrowsers.facts,
    toBrowsers.listener,
    toBrowsers.gateway,
  ]) {
    stack.onStop(part.name, part.stop);
    await step(`Starting ${part.name}`, async () => part.start());
  }
  const api = createApi({
    ...{ ...config, stores, gate, door, simulation, integrity, metrics, now, clock, log },
    delivery: deliveries,
    judging: { ...recorderWatch, rulesFor },
    readiness: board.readiness,
  });
  server.open(api, pages.answer({ gate, knows: toBrowsers.knows }));

  const kafka = kafkaAddress.brokers.join(',');
  writeRunFile(outside.dataFolder, { pid: process.pid, http: address, kafka });
  const seconds = ((clock() - began) / 1000).toFixed(1);
  const first = await firstLine(door, address);
  print(`Gelo is ready after ${seconds} s: ${address} (Kafka: ${kafka})${first}`);
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

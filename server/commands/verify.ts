import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { IntegrityRequest } from '#lib/api/integrity.ts';
import type { Checked } from '#lib/integrity/checked.ts';
import { parseWish, progressLine, resultLines, USAGE } from '#lib/integrity/command-line.ts';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import { type Config, readConfig } from '#server/config/config.ts';
import { kafkaAddressOf } from '#server/config/kafka-address.ts';
import type { Check } from '#server/integrity/check.ts';
import { newSeed, prepareCheck } from '#server/integrity/prepare-check.ts';
import { surroundingsOf } from '#server/integrity/surroundings.ts';
import { createCheckTools } from '#server/kafka/check-tools.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { createLogEnds } from '#server/kafka/log-ends.ts';
import { reachTopic } from '#server/kafka/reach-topic.ts';
import { createLog } from '#server/lifecycle/log.ts';
import { readRunFile } from '#server/lifecycle/run-file.ts';
import { messageOf, StartError } from '#server/lifecycle/start-error.ts';

const SHOW_EVERY_MS = 200;
const NOT_CLEAN = 1;
const NOT_UNDERSTOOD = 2;

const OPTIONS = {
  count: { type: 'string' },
  keys: { type: 'string' },
  partitioner: { type: 'string' },
  'per-second': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** `npm run verify`: the integrity check on the configured Kafka, whether or not Gelo runs. */
async function verify(config: Config, request: IntegrityRequest, perSecond: number) {
  const running = readRunFile(config.dataFolder);
  const address = kafkaAddressOf(config, running);
  if (address === undefined) {
    throw new StartError(
      'Gelo’s own Kafka is not running. Start it with npm start, or set BOOTSTRAP_SERVERS to another.',
    );
  }
  await reachTopic({ ...config, address });
  const log = createLog({ level: 'silent' });
  const kafka = createKafkaClient({ ...config, address, log });
  const ends = createLogEnds({ ...config, kafkaAddress: address, log });
  const sending = { ...USUAL_SENDING, ...config.producer };
  const tools = createCheckTools({
    ...{ ...config, kafka, address, sending, ends, log },
    ...{ now: Date.now, random: Math.random },
  });
  const run = randomUUID();
  const clock = () => performance.now();
  const check = await prepareCheck(tools, request, {
    ...{ run, seed: newSeed(Math.random), perSecond, clock },
  });
  const result = await follow(check, request.count);
  return { run, request, ...result, surroundings: surroundingsOf(config.topic, sending) };
}

/** Shows on a terminal how far it is; Ctrl-C calls it off, and what was sent by then is compared. */
async function follow(check: Check, count: number): Promise<Checked> {
  const show = () => process.stderr.write(`\r${progressLine(check.progress(), count)} `);
  const timer = process.stderr.isTTY ? setInterval(show, SHOW_EVERY_MS) : undefined;
  process.once('SIGINT', () => check.cancel('cancelled'));
  process.once('SIGTERM', () => check.cancel('stopped'));
  return check.run().finally(() => {
    clearInterval(timer);
    if (timer !== undefined) process.stderr.write('\r\x1b[K');
  });
}

function refuse(problem: string): never {
  console.error(`${problem}\n\n${USAGE}`);
  process.exit(NOT_UNDERSTOOD);
}

function readWords() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    return refuse(messageOf(error));
  }
}

const { 'per-second': perSecond, json, help, ...words } = readWords();
if (help) {
  console.log(USAGE);
  process.exit(0);
}
const wish = parseWish(words);
if (!wish.ok) refuse(wish.problems.join('\n'));
const fastest = perSecond === undefined ? Number.POSITIVE_INFINITY : Number(perSecond);
if (!(fastest >= 1)) refuse('--per-second: must be 1 at least');

try {
  const result = await verify(readConfig(), wish.request, fastest);
  if (json) console.log(JSON.stringify(result, undefined, 2));
  else for (const line of resultLines(result, wish.request)) console.log(line);
  process.exit(result.verdict === 'clean' ? 0 : NOT_CLEAN);
} catch (error) {
  const words = error instanceof StartError ? error.message : String(error);
  console.error(`The check could not be made. ${words}`);
  process.exit(NOT_CLEAN);
}

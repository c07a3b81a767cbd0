import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { IntegrityRequest } from '#lib/api/integrity.ts';
import type { CameBack } from '#lib/integrity/envelope.ts';
import { CHECK_NUMBER_HEADER } from '#lib/reading/headers.ts';
import { type SendSettings, USUAL_SENDING } from '#lib/simulation/sending.ts';
import type { CheckMessage, CheckTools } from '#server/integrity/check-ports.ts';
import { prepareCheck } from '#server/integrity/prepare-check.ts';
import { createCheckTools } from '#server/kafka/check-tools.ts';
import { createLogEnds } from '#server/kafka/log-ends.ts';
import { testKafka } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

/** What a check needs, on the shared broker. */
export function openCheckTools(topic: string, sending: Partial<SendSettings> = {}) {
  const kafkaAddress = { brokers: inject('brokers'), ssl: false };
  const ends = createLogEnds({ kafkaAddress, clientId: 'test', topic, log: quietLog });
  const tools = createCheckTools({
    ...{ kafka: testKafka(), address: kafkaAddress, clientId: 'test', topic, groupId: 'gelo' },
    ...{ sessionTimeoutMs: 30_000, sending: { ...USUAL_SENDING, ...sending }, ends },
    ...{ now: Date.now, random: () => 0.5, log: quietLog },
  });
  return { tools, stop: ends.stop };
}

const SPREAD: IntegrityRequest = {
  ...{ count: 2000, keys: { strategy: 'spread' }, partitioner: 'murmur2' },
};

/** A check that is ready to run, and the header of its messages. */
export async function openCheck(
  tools: CheckTools,
  given: Partial<IntegrityRequest> & { patienceMs?: number; perSecond?: number } = {},
) {
  const { patienceMs = 15_000, perSecond = Number.POSITIVE_INFINITY, ...request } = given;
  const run = randomUUID();
  const clock = () => performance.now();
  const order = { run, seed: 7, perSecond, patienceMs, clock };
  return { run, check: await prepareCheck(tools, { ...SPREAD, ...request }, order) };
}

type Spoilt = CheckMessage | CameBack;
/** What was hit; undefined before there was anything to hit. */
type Hit = { number: number; partition: number } | undefined;
/** Does one bad thing to messages of one partition; undefined where it cannot be done to these. */
export type Deed = <One extends Spoilt>(
  messages: readonly One[],
) => { spoilt: One[]; hit: One } | undefined;

const NTH = 3;

const drop: Deed = (messages) => {
  const hit = messages[NTH];
  return hit && { spoilt: messages.toSpliced(NTH, 1), hit };
};
const double: Deed = (messages) => {
  const hit = messages[NTH];
  return hit && { spoilt: messages.toSpliced(NTH, 0, hit), hit };
};
/** It and the next one of its key. */
const swap: Deed = (messages) => {
  const hit = messages[NTH];
  const same = (one: Spoilt) => String(one.key) === String(hit?.key);
  const other = messages.findIndex((one, nth) => nth > NTH && same(one));
  if (hit === undefined || other === -1) return undefined;
  return { spoilt: messages.with(NTH, messages[other] ?? hit).with(other, hit), hit };
};
const flip: Deed = (messages) => {
  const hit = messages[NTH];
  if (hit === undefined) return undefined;
  const value = Uint8Array.from(hit.value ?? []);
  value[value.length - 1] = (value.at(-1) ?? 0) ^ 4;
  return { spoilt: messages.with(NTH, { ...hit, value }), hit };
};
export const DEEDS = { drop, double, swap, flip };

/** A producer, or a consumer, that does one of them once; `hit` says to which message. */
export function sabotage(tools: CheckTools, who: 'producer' | 'consumer', deed: Deed) {
  let hit: Hit;
  const spoil = <One extends Spoilt>(
    partition: number,
    messages: readonly One[],
  ): readonly One[] => {
    const done = hit === undefined ? deed(messages) : undefined;
    if (done === undefined) return messages;
    hit = { number: numberOf(done.hit), partition };
    return done.spoilt;
  };
  const spoilt: CheckTools = {
    ...tools,
    openSender() {
      const real = tools.openSender();
      if (who === 'consumer') return real;
      const send = (messages: readonly CheckMessage[]) => {
        const partition = messages[NTH]?.partition ?? 0;
        const [theirs, others] = [true, false].map((which) =>
          messages.filter((one) => (one.partition === partition) === which),
        );
        return real.send([...spoil(partition, theirs ?? []), ...(others ?? [])]);
      };
      return { ...real, send };
    },
    openReader(reading) {
      if (who === 'producer') return tools.openReader(reading);
      const onMessages = (partition: number, messages: readonly CameBack[]) =>
        reading.onMessages(partition, spoil(partition, messages));
      return tools.openReader({ ...reading, onMessages });
    },
  };
  return { tools: spoilt, hit: () => hit };
}

function numberOf({ headers }: Spoilt): number {
  return Number(String(headers?.[CHECK_NUMBER_HEADER]));
}

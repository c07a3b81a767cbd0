import { setTimeout as wait } from 'node:timers/promises';
import type { Consumer, ConsumerConfig, EachBatchPayload } from 'kafkajs';
import { backoff } from '#lib/backoff.ts';
import type { KafkaClient } from '#server/kafka/client.ts';
import { explainKafkaError } from '#server/kafka/explain.ts';
import { withPatience } from '#server/kafka/patience.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { messageOf } from '#server/lifecycle/start-error.ts';

/**
 * A consumer that is built anew whenever it fails, later after each failure. It commits nothing by
 * itself; where it begins is for `onJoin` to say, which is called at each join before the first fetch.
 */
export function createSteadyConsumer(deps: {
  /** What the log calls it. */
  title: string;
  kafka: KafkaClient;
  topic: string;
  /** What the brokers are called when they have to be explained. */
  brokers: readonly string[];
  /** Asked at each building. */
  config: () => ConsumerConfig;
  /** What has to be known before it joins. */
  prepare?: () => Promise<void>;
  onJoin: (consumer: Consumer, partitions: readonly number[]) => void;
  onBatch: (payload: EachBatchPayload) => Promise<void> | void;
  /** A stretch that held nothing for readers, such as a transaction's end mark. */
  onEmpty?: (partition: number, from: bigint, next: bigint) => void;
  random: () => number;
  log: Log;
}) {
  const { title, kafka, topic, random, log } = deps;
  const stopping = new AbortController();
  let consumer: Consumer | undefined;
  let rebuilding: Promise<void> | undefined;
  /** Why it last failed, and how often in a row without reading anything in between. */
  let fault: string | undefined;
  let failures = 0;

  const build = async () => {
    await deps.prepare?.();
    const next = kafka.consumer({
      ...deps.config(),
      allowAutoTopicCreation: false,
      retry: { retries: 3, restartOnFailure: async () => false },
    });
    consumer = next;
    // Where an offset is not there any more (a topic made anew), what there is begins at the beginning.
    await next.subscribe({ topic, fromBeginning: true });
    if (deps.onEmpty) listenForEmpty(next, deps.onEmpty);
    await joined(next, topic, {
      onJoin: (partitions) => deps.onJoin(next, partitions),
      onCrash: (error) => crashed(next, error),
      run: () =>
        next.run({
          autoCommit: false,
          partitionsConsumedConcurrently: 1,
          eachBatch: (payload) => readBatch(next, payload),
        }),
    });
  };

  const readBatch = async (from: Consumer, payload: EachBatchPayload) => {
    if (from !== consumer) return;
    await deps.onBatch(payload);
    fault = undefined;
    failures = 0;
    await payload.heartbeat();
  };

  const crashed = (which: Consumer, error: Error) => {
    if (which !== consumer) return;
    fault = error.message;
    failures++;
    void rebuild(`it crashed: ${fault}`);
  };

  const discard = async () => {
    const old = consumer;
    consumer = undefined;
    await old?.disconnect().catch((error: unknown) => {
      log.debug({ error }, `the old consumer of ${title} did not leave in good order`);
    });
  };

  const buildOrDiscard = () =>
    build().catch(async (error: unknown) => {
      await discard();
      throw error;
    });

  const buildUntilItWorks = async () => {
    await discard();
    while (!stopping.signal.aborted) {
      try {
        const pause = failures === 0 ? 0 : backoff(failures - 1, random);
        await wait(pause, undefined, { signal: stopping.signal });
        return await buildOrDiscard();
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.debug({ error }, `${title} could not be rebuilt yet`);
        fault = messageOf(error);
        failures++;
      }
    }
  };

  const rebuild = (why: string): Promise<void> => {
    if (rebuilding === undefined && !stopping.signal.aborted) {
      log.warn(`rebuilding ${title}: ${why}`);
      rebuilding = buildUntilItWorks().finally(() => {
        rebuilding = undefined;
      });
    }
    return rebuilding ?? Promise.resolve();
  };

  return {
    name: title,
    start: () =>
      withPatience(deps.brokers, buildOrDiscard).catch((error: unknown) => {
        throw explainKafkaError(error, deps.brokers);
      }),
    rebuild,
    /** Why it failed, for as long as it has read nothing since. */
    fault: () => fault,
    async stop() {
      stopping.abort();
      await rebuilding;
      await discard();
    },
  };
}

function listenForEmpty(
  consumer: Consumer,
  onEmpty: (partition: number, from: bigint, next: bigint) => void,
): void {
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
    const { batchSize, partition, lastOffset } = payload;
    // Null, against its type, when all that came was from before what was asked for.
    const firstOffset: string | null = payload.firstOffset;
    if (batchSize > 0 || firstOffset === null) return;
    onEmpty(partition, BigInt(firstOffset), BigInt(lastOffset) + 1n);
  });
}

/**
 * Runs a consumer and waits until it is in its group. kafkajs answers `run` before that, and also
 * when the group refused it; its events tell the two apart.
 */
function joined(
  consumer: Consumer,
  topic: string,
  on: {
    onJoin: (partitions: readonly number[]) => void;
    onCrash: (error: Error) => void;
    run: () => Promise<void>;
  },
): Promise<void> {
  return new Promise((resolve, reject) => {
    let isIn = false;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      on.onJoin(payload.memberAssignment[topic] ?? []);
      isIn = true;
      resolve();
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (isIn) on.onCrash(payload.error);
      else reject(payload.error);
    });
    on.run().catch(reject);
  });
}

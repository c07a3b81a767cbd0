import { setTimeout as wait } from 'node:timers/promises';
import type { Consumer, ConsumerConfig, EachBatchPayload } from 'kafkajs';
import { backoff } from '#lib/live/backoff.ts';
import type { KafkaClient } from '#server/kafka/client.ts';
import { type EmptyStretch, joined, listenForEmpty } from '#server/kafka/consumer-events.ts';
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
  /** Told of each consumer before it joins, for who listens to it. */
  onBuilt?: (consumer: Consumer) => void;
  /** What it was given is not its own any more, and nothing can be asked of it. Another is built later. */
  onOver?: () => void;
  /** A stretch that held nothing for readers, such as a transaction's end mark. */
  onEmpty?: (partition: number, stretch: EmptyStretch) => void;
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
    // Told in the very turn in which kafkajs lets go of its group, which is before it says that it crashed.
    deps.onBuilt?.(next);
    if (deps.onOver) next.on(next.events.STOP, deps.onOver);
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

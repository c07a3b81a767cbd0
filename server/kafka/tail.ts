import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { backoff } from '#lib/backoff.ts';
import { SPARK_MS } from '#lib/live-freezer.ts';
import type { KafkaClient } from '#server/kafka/client.ts';
import { explainKafkaError } from '#server/kafka/explain.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { messageOf } from '#server/lifecycle/start-error.ts';
import type { TailMessage } from '#server/live/state.ts';

/** Short, because a quiet partition waits this long for its first reading. */
const MAX_WAIT_MS = 100;

/**
 * Reads every partition for this instance alone: a group of its own, no commits. It begins ten
 * minutes back, so that sparklines are full at once, and after a fault where it stopped.
 */
export function createTail(deps: {
  kafka: KafkaClient;
  topic: string;
  /** What the brokers are called when they have to be explained. */
  brokers: readonly string[];
  groupId: string;
  sessionTimeoutMs: number;
  now: () => number;
  random: () => number;
  /** `end` is where the partition ended when this tail was built. */
  onBatch: (partition: number, messages: readonly TailMessage[], end: bigint) => void;
  log: Log;
}) {
  const { kafka, topic, now, random, onBatch, log } = deps;
  /** The next offset to read, for each partition. */
  const positions = new Map<number, bigint>();
  const stopping = new AbortController();
  let consumer: Consumer | undefined;
  let rebuilding: Promise<void> | undefined;
  /** Why it last failed, and how often in a row without reading anything in between. */
  let fault: string | undefined;
  let failures = 0;

  const build = async () => {
    const { begin, ends } = await readOffsets();
    const next = kafka.consumer({
      groupId: `${deps.groupId}-live-${randomUUID()}`,
      sessionTimeout: deps.sessionTimeoutMs,
      maxWaitTimeInMs: MAX_WAIT_MS,
      allowAutoTopicCreation: false,
      retry: { retries: 3, restartOnFailure: async () => false },
    });
    consumer = next;
    const seekAll = () => {
      for (const [partition, offset] of begin) {
        const position = positions.get(partition) ?? offset;
        next.seek({ topic, partition, offset: String(position) });
      }
    };
    const readBatch = async ({ batch, heartbeat }: EachBatchPayload) => {
      if (next !== consumer) return;
      const { partition, messages } = batch;
      onBatch(partition, messages, ends.get(partition) ?? 0n);
      positions.set(partition, BigInt(batch.lastOffset()) + 1n);
      fault = undefined;
      failures = 0;
      await heartbeat();
    };
    // Where an offset is not there any more (a topic made anew), what there is begins at the beginning.
    await next.subscribe({ topic, fromBeginning: true });
    await joined(next, { onJoin: seekAll, onCrash: (error) => crashed(next, error) }, () =>
      next.run({ autoCommit: false, partitionsConsumedConcurrently: 1, eachBatch: readBatch }),
    );
  };

  const crashed = (which: Consumer, error: Error) => {
    if (which !== consumer) return;
    fault = error.message;
    failures++;
    void rebuild(`its consumer crashed: ${fault}`);
  };

  /** Where to begin, for a partition that was never read, and where the log ends now. */
  const readOffsets = async () => {
    const admin = kafka.admin();
    await admin.connect();
    try {
      const begin = byPartition(await admin.fetchTopicOffsetsByTimestamp(topic, now() - SPARK_MS));
      const ends = byPartition(await admin.fetchTopicOffsets(topic));
      for (const [partition, offset] of begin) {
        if (!positions.has(partition)) positions.set(partition, offset);
      }
      return { begin, ends };
    } finally {
      await admin.disconnect();
    }
  };

  const discard = async () => {
    const old = consumer;
    consumer = undefined;
    await old?.disconnect().catch((error: unknown) => {
      log.debug({ error }, 'the old live consumer did not leave in good order');
    });
  };

  const buildUntilItWorks = async () => {
    await discard();
    while (!stopping.signal.aborted) {
      try {
        const pause = failures === 0 ? 0 : backoff(failures - 1, random);
        await wait(pause, undefined, { signal: stopping.signal });
        return await build();
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.debug({ error }, 'the live tail could not be rebuilt yet');
        fault = messageOf(error);
        failures++;
        await discard();
      }
    }
  };

  const rebuild = (why: string): Promise<void> => {
    if (rebuilding === undefined && !stopping.signal.aborted) {
      log.warn(`rebuilding the live tail: ${why}`);
      rebuilding = buildUntilItWorks().finally(() => {
        rebuilding = undefined;
      });
    }
    return rebuilding ?? Promise.resolve();
  };

  return {
    name: 'the live tail',
    start: () =>
      build().catch((error: unknown) => {
        throw explainKafkaError(error, deps.brokers);
      }),
    rebuild,
    /** The log was made anew (topic deleted and created): what was known of it no longer counts. */
    forgetPositions: () => positions.clear(),
    /** Why it failed, for as long as it has read nothing since. */
    fault: () => fault,
    positions: (): ReadonlyMap<number, bigint> => positions,
    async stop() {
      stopping.abort();
      await rebuilding;
      await discard();
    },
  };
}

function byPartition(entries: { partition: number; offset: string }[]): Map<number, bigint> {
  return new Map(entries.map(({ partition, offset }) => [partition, BigInt(offset)]));
}

/**
 * Runs a consumer and waits until it is in its group. kafkajs answers `run` before that, and also
 * when the group refused it; its events tell the two apart. `onJoin` is called at each join, before
 * the first fetch: nothing is committed to go back to.
 */
function joined(
  consumer: Consumer,
  on: { onJoin: () => void; onCrash: (error: Error) => void },
  run: () => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let isIn = false;
    consumer.on(consumer.events.GROUP_JOIN, () => {
      on.onJoin();
      isIn = true;
      resolve();
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (isIn) on.onCrash(payload.error);
      else reject(payload.error);
    });
    run().catch(reject);
  });
}

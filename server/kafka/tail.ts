import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Consumer } from 'kafkajs';
import { backoff } from '#lib/backoff.ts';
import { SPARK_MS } from '#lib/live-freezer.ts';
import type { KafkaClient } from '#server/kafka/client.ts';
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
  groupId: string;
  sessionTimeoutMs: number;
  now: () => number;
  random: () => number;
  onBatch: (partition: number, messages: readonly TailMessage[]) => void;
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
    const begin = await startingOffsets();
    const next = kafka.consumer({
      groupId: `${deps.groupId}-live-${randomUUID()}`,
      sessionTimeout: deps.sessionTimeoutMs,
      maxWaitTimeInMs: MAX_WAIT_MS,
      allowAutoTopicCreation: false,
      retry: { retries: 3, restartOnFailure: async () => false },
    });
    consumer = next;
    next.on(next.events.CRASH, ({ payload }) => {
      if (next !== consumer) return;
      fault = payload.error.message;
      failures++;
      void rebuild(`its consumer crashed: ${fault}`);
    });
    // Each time the group is joined, before the first fetch: nothing is committed to go back to.
    next.on(next.events.GROUP_JOIN, () => {
      for (const [partition, offset] of begin) {
        const position = positions.get(partition) ?? offset;
        next.seek({ topic, partition, offset: String(position) });
      }
    });
    await next.subscribe({ topic });
    await next.run({
      autoCommit: false,
      partitionsConsumedConcurrently: 1,
      eachBatch: async ({ batch, heartbeat }) => {
        if (next !== consumer) return;
        onBatch(batch.partition, batch.messages);
        positions.set(batch.partition, BigInt(batch.lastOffset()) + 1n);
        fault = undefined;
        failures = 0;
        await heartbeat();
      },
    });
  };

  const startingOffsets = async (): Promise<Map<number, bigint>> => {
    const admin = kafka.admin();
    await admin.connect();
    try {
      const since = await admin.fetchTopicOffsetsByTimestamp(topic, now() - SPARK_MS);
      const begin = new Map(since.map((entry) => [entry.partition, BigInt(entry.offset)]));
      for (const [partition, offset] of begin) {
        if (!positions.has(partition)) positions.set(partition, offset);
      }
      return begin;
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
    start: build,
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

import type { Consumer } from 'kafkajs';

/** Offsets, as kafkajs writes them; `high` is where the partition ended. */
export type EmptyStretch = { first: string; last: string; high: string };

export function listenForEmpty(
  consumer: Consumer,
  onEmpty: (partition: number, stretch: EmptyStretch) => void,
): void {
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
    const { batchSize, partition, lastOffset: last, highWatermark: high } = payload;
    if (batchSize > 0) return;
    // Null, against its type, when all that came was from before what was asked for: the rest of a batch
    // was compacted away. Its last offset is then the one that was asked for, and kafkajs asks for the next.
    const first: string | null = payload.firstOffset;
    onEmpty(partition, { first: first ?? last, last, high });
  });
}

/**
 * Runs a consumer and waits until it is in its group. kafkajs answers `run` before that, and also
 * when the group refused it; its events tell the two apart.
 */
export function joined(
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

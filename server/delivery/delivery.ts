import type { PartitionDelivery } from '#lib/api/delivery.ts';
import { lagSeconds } from '#lib/delivery/lag.ts';
import type { Flow } from '#server/delivery/flow.ts';
import { type createTallies, NOTHING_COUNTED } from '#server/delivery/tally.ts';
import type { LogEnds } from '#server/kafka/log-ends.ts';
import type { LogRow } from '#server/store/reconcile-store.ts';

/** Kafka was asked and did not answer. */
export class KafkaAwayError extends Error {
  override name = 'KafkaAwayError';
}

export function fromKafka<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((cause: unknown) => {
    throw new KafkaAwayError('Kafka did not answer', { cause });
  });
}

/** How far each partition is delivered, and what became of every message on the way. */
export function createDelivery(deps: {
  topic: string;
  ends: Pick<LogEnds, 'ask' | 'askReplicas'>;
  logs: (topic: string) => Promise<LogRow[]>;
  tallies: ReturnType<typeof createTallies>;
  flow: Pick<Flow, 'newest' | 'waitsSince'>;
  now: () => number;
}) {
  const { topic, ends, logs, tallies, flow, now } = deps;

  return async (): Promise<PartitionDelivery[]> => {
    // The places first: what is recorded while Kafka answers must not look like more than there is.
    const rows = await logs(topic);
    const [offsets, replicas] = await Promise.all([
      fromKafka(ends.ask()),
      fromKafka(ends.askReplicas()),
    ]);
    const partitions = offsets.toSorted((a, b) => a.partition - b.partition);
    return Promise.all(
      partitions.map(async ({ partition, low: begins, high: end }) => {
        const [low, high] = [Number(begins), Number(end)];
        const row = rows.find((each) => each.partition === partition);
        const kept = replicas.find((each) => each.partition === partition);
        const position = row?.position ?? null;
        // What Kafka dropped unread waits for nobody.
        const lag = Math.max(0, high - Math.max(low, position ?? low));
        return {
          partition,
          leader: kept?.leader ?? -1,
          replicas: kept?.replicas ?? [],
          isr: kept?.isr ?? [],
          low,
          high,
          position,
          lag,
          lagSeconds: lagSeconds(lag, flow.waitsSince(partition), now()),
          rates: flow.newest(partition),
          owner: row?.owner ?? null,
          ...(row === undefined ? nothingOf(low) : await account(row, low)),
        };
      }),
    );
  };

  async function account({ log, began, position, expiredTo }: LogRow, low: number) {
    const from = Math.min(position, Math.max(low, began, expiredTo));
    const reconciliation = await tallies.reconcile(log, from, position);
    return { keys: tallies.keys(log), reconciliation };
  }
}

function nothingOf(from: number) {
  return {
    keys: { since: from, count: 0, list: [] },
    reconciliation: { from, ...NOTHING_COUNTED },
  };
}

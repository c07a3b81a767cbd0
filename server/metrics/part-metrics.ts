import { Gauge, type Registry } from 'prom-client';
import { lagSeconds } from '#lib/delivery/lag.ts';
import type { Readiness } from '#lib/health/readiness.ts';

/** How far somebody is behind in a partition, and since when something has been seen to wait there. */
export type PartitionBehind = { partition: number; messages: number; waitsSince: number | null };

export function partMetrics(registers: Registry[], { now }: { now: () => number }) {
  return {
    /** Asked when somebody collects. */
    watch(given: {
      readiness: () => Readiness;
      freezers: () => number;
      behind: Record<'tail' | 'recorder', () => readonly PartitionBehind[]>;
    }) {
      new Gauge({
        name: 'gelo_part_up',
        help: '1 while a part does what it should, as /readyz has it.',
        labelNames: ['part'],
        registers,
        collect() {
          for (const [part, { status }] of Object.entries(given.readiness().parts)) {
            this.set({ part }, status === 'down' ? 0 : 1);
          }
        },
      });
      new Gauge({
        name: 'gelo_freezers',
        help: 'Freezers that this instance knows.',
        registers,
        collect() {
          this.set(given.freezers());
        },
      });
      watchBehind(given.behind);
    },
  };

  function watchBehind(behind: Record<string, () => readonly PartitionBehind[]>) {
    const gauge = (name: string, help: string, value: (one: PartitionBehind) => number) => {
      new Gauge({
        ...{ name, help, labelNames: ['consumer', 'partition'], registers },
        collect() {
          this.reset(); // A partition that is gone is not to be told of for ever.
          for (const [consumer, ask] of Object.entries(behind)) {
            for (const one of ask()) this.set({ consumer, partition: one.partition }, value(one));
          }
        },
      });
    };
    gauge(
      'gelo_consumer_lag_messages',
      'Messages that Kafka holds and that the tail has not read, or the recorder not recorded.',
      ({ messages }) => messages,
    );
    gauge(
      'gelo_consumer_lag_seconds',
      'For how long the oldest message that was not read, or not recorded, has been seen to wait.',
      ({ messages, waitsSince }) => lagSeconds(messages, waitsSince, now()),
    );
  }
}

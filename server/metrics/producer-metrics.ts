import { Counter, Histogram, type Registry } from 'prom-client';
import { LATENCY } from '#server/metrics/buckets.ts';
import type { OpenProducer } from '#server/simulation/stint.ts';

type Send = ReturnType<OpenProducer>['send'];

export function producerMetrics(registers: Registry[], { clock }: { clock: () => number }) {
  const produced = new Counter({
    name: 'gelo_produced_messages_total',
    help: 'Messages of simulated sensors, by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'gelo_produce_seconds',
    help: 'From sending a request, of one or many messages, to the broker’s acknowledgement.',
    buckets: LATENCY,
    registers,
  });
  const watched =
    (send: Send): Send =>
    async (messages) => {
      const began = clock();
      try {
        const receipts = await send(messages);
        // Where no broker was asked to acknowledge, nobody knows.
        const outcome = receipts.size === 0 ? 'unconfirmed' : 'acknowledged';
        produced.inc({ outcome }, messages.length);
        if (receipts.size > 0) duration.observe((clock() - began) / 1000);
        return receipts;
      } catch (error) {
        produced.inc({ outcome: 'failed' }, messages.length);
        throw error;
      }
    };

  return {
    /** The same, but told of. */
    watching:
      (open: OpenProducer): OpenProducer =>
      (settings, onRetry) => {
        const producer = open(settings, onRetry);
        return { send: watched(producer.send), stop: producer.stop };
      },
  };
}

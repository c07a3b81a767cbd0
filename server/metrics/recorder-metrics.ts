import { Counter, Histogram, type Registry } from 'prom-client';
import type { AlarmKind } from '#lib/alarm/alarm.ts';
import { LATENCY, SIZES } from '#server/metrics/buckets.ts';
import type { RecorderObserver } from '#server/recorder/recorder.ts';

export function recorderMetrics(
  registers: Registry[],
  deps: {
    now: () => number;
    clock: () => number;
    onRaised: (kinds: readonly AlarmKind[]) => void;
  },
): RecorderObserver {
  const { now, clock, onRaised } = deps;
  const received = new Counter({
    name: 'gelo_recorder_messages_total',
    help: 'Messages that the recorder was handed by Kafka; some may come twice.',
    registers,
  });
  const readings = new Counter({
    name: 'gelo_readings_recorded_total',
    help: 'Readings that are in the database, each counted once.',
    registers,
  });
  const rejects = new Counter({
    name: 'gelo_readings_rejected_total',
    help: 'Messages that were no reading, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const latency = new Histogram({
    name: 'gelo_received_to_recorded_seconds',
    help: 'From the recorder’s getting a message to its commit; of each transaction the one that waited longest.',
    buckets: LATENCY,
    registers,
  });
  const size = new Histogram({
    name: 'gelo_recorder_batch_messages',
    help: 'Readings and rejects in one transaction of the recorder.',
    buckets: SIZES,
    registers,
  });
  const duration = new Histogram({
    name: 'gelo_recorder_batch_seconds',
    help: 'How long a transaction of the recorder took.',
    buckets: LATENCY,
    registers,
  });
  return {
    received: (messages) => received.inc(messages),
    began() {
      const began = clock();
      return (count, noted, receivedAt) => {
        readings.inc(count);
        for (const reason of noted.rejects) rejects.inc({ reason });
        onRaised(noted.raised);
        latency.observe(Math.max(0, now() - receivedAt) / 1000);
        size.observe(count + noted.rejects.length);
        duration.observe((clock() - began) / 1000);
      };
    },
  };
}

import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { LATENCY, secondsSince } from '#server/metrics/buckets.ts';

type Sockets = { connected: number; setAside: number };

export function gatewayMetrics(registers: Registry[], { now }: { now: () => number }) {
  const frames = new Counter({
    name: 'gelo_frames_sent_total',
    help: 'Frames of what changed; each goes to all browsers together.',
    registers,
  });
  const aside = new Counter({
    name: 'gelo_sockets_set_aside_total',
    help: 'How often a browser that did not keep up was set aside.',
    registers,
  });
  const latency = new Histogram({
    name: 'gelo_append_to_sent_seconds',
    help: 'From a message’s time in Kafka to its frame’s going out; of each frame the newest message.',
    buckets: LATENCY,
    registers,
  });
  return {
    sent(appendedAt: number | undefined) {
      frames.inc();
      const seconds = appendedAt === undefined ? undefined : secondsSince(appendedAt, now());
      if (seconds !== undefined) latency.observe(seconds);
    },
    setAside: () => aside.inc(),
    /** Asked when somebody collects. */
    watch(sockets: () => Sockets) {
      new Gauge({
        name: 'gelo_sockets',
        help: 'Browsers that are connected: live, or set aside until they read again.',
        labelNames: ['state'],
        registers,
        collect() {
          const { connected, setAside } = sockets();
          this.set({ state: 'live' }, connected - setAside);
          this.set({ state: 'set-aside' }, setAside);
        },
      });
    },
  };
}

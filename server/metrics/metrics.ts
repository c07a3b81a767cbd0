import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { alarmMetrics } from '#server/metrics/alarm-metrics.ts';
import { databaseMetrics } from '#server/metrics/database-metrics.ts';
import { gatewayMetrics } from '#server/metrics/gateway-metrics.ts';
import { httpMetrics } from '#server/metrics/http-metrics.ts';
import { partMetrics } from '#server/metrics/part-metrics.ts';
import { producerMetrics } from '#server/metrics/producer-metrics.ts';
import { recorderMetrics } from '#server/metrics/recorder-metrics.ts';
import { tailMetrics } from '#server/metrics/tail-metrics.ts';

/** How exactly the event loop's delay is known. Finer, and asking costs more than it tells. */
export const LOOP_PRECISION_MS = 20;

/**
 * HE5: what Gelo tells a collector about itself (docs/metrics.md). Nothing is done for each message:
 * what is counted is counted by the batch, and of times the worst of a batch is taken.
 */
export function createMetrics(deps: { version: string; now: () => number; clock: () => number }) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_PRECISION_MS });
  const registers = [registry];
  const alarms = alarmMetrics(registers);
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    /** Which build of the pages is served, once that is known. */
    built(build: string) {
      const labelNames = ['version', 'build', 'node'];
      const help = 'Always 1; its labels say what runs.';
      const gauge = new Gauge({ name: 'gelo_build_info', help, labelNames, registers });
      gauge.set({ version: deps.version, build, node: process.versions.node }, 1);
    },
    alarms,
    database: databaseMetrics(registers),
    gateway: gatewayMetrics(registers, deps),
    http: httpMetrics(registers),
    parts: partMetrics(registers, deps),
    producer: producerMetrics(registers, deps),
    recorder: recorderMetrics(registers, { ...deps, onRaised: alarms.raised }),
    tail: tailMetrics(registers, deps),
  };
}

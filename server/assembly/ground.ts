import { hostname } from 'node:os';
import { midnights } from '#lib/time/midnight.ts';
import type { Config } from '#server/config/config.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { Stack } from '#server/lifecycle/stack.ts';
import { createMetrics } from '#server/metrics/metrics.ts';
import { createRules } from '#server/recorder/rules.ts';

export type Ground = ReturnType<typeof createGround>;

/** What every part of an instance stands on. */
export function createGround(deps: { config: Config; version: string; stack: Stack; log: Log }) {
  const { config, version } = deps;
  const now = () => Date.now();
  const clock = () => performance.now();
  return {
    ...deps,
    now,
    clock,
    random: () => Math.random(),
    /** What this instance is called where people look. */
    owner: `${hostname()}:${process.pid}`,
    rulesFor: createRules(midnights(config.timeZone)),
    metrics: createMetrics({ version, now, clock }),
  };
}

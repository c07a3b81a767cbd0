import { DEFAULT_LIMITS, type FreezerLimits } from '#lib/freezer/facts.ts';
import {
  ALL_UP,
  PART_NAMES,
  type PartName,
  type Parts,
  type Seen,
  stepParts,
} from '#lib/health/parts.ts';
import { type Readiness, readinessOf } from '#lib/health/readiness.ts';
import type { Rejects, SimulationStatus, Surroundings } from '#lib/live/events.ts';
import type { RejectReason } from '#lib/reading/reading.ts';
import type { Log } from '#server/lifecycle/log.ts';

export type Board = ReturnType<typeof createBoard>;

/** What the page shows besides readings: which part is away, what the simulation does, what was rejected. */
export function createBoard(deps: { topic: string; now: () => number; log: Log }) {
  const { topic, now, log } = deps;
  const listeners = new Set<() => void>();
  let parts: Parts = ALL_UP;
  /** When each was last looked at. */
  const seenAt = Object.fromEntries(PART_NAMES.map((name) => [name, now()])) as Record<
    PartName,
    number
  >;
  let limits: FreezerLimits = DEFAULT_LIMITS;
  let rejects: Rejects = { count: 0, last: null };
  let simulation: SimulationStatus = { running: 0, owner: null, perSecond: 0 };

  const changed = () => {
    for (const listener of listeners) listener();
  };

  return {
    surroundings: (): Surroundings => ({ topic, parts, simulation, rejects, limits }),
    parts: () => parts,
    readiness: (): Readiness => readinessOf(parts, seenAt, now()),
    saw(name: PartName, seen: Seen) {
      seenAt[name] = now();
      const before = parts;
      parts = stepParts(parts, name, seen, now());
      if (parts === before) return;
      if (seen.up) log.info(`${name} answers again`);
      else if (before[name].status === 'up') log.warn(`${name} is away: ${seen.reason}`);
      changed();
    },
    simulated(status: SimulationStatus) {
      simulation = status;
      changed();
    },
    limited(fresh: FreezerLimits) {
      limits = fresh;
      changed();
    },
    rejected(reason: RejectReason, partition: number, offset: string) {
      rejects = { count: rejects.count + 1, last: { reason, partition, offset } };
      changed();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Offsets } from '#server/integrity/check-ports.ts';

/** Waits for a reader to come so far, for as long as it moves at all. */
export function createFollow(positions: () => Offsets, clock: () => number) {
  let movedAt = clock();
  let wake: () => void = () => undefined;

  const untilMoved = (withinMs: number, signal: AbortSignal) => {
    const moved = new AbortController();
    wake = () => moved.abort();
    const either = AbortSignal.any([moved.signal, signal]);
    return wait(withinMs, undefined, { signal: either }).catch(() => undefined); // Moved, or called off.
  };

  return {
    moved() {
      movedAt = clock();
      wake();
    },
    /** At most so many messages behind; false when it stood still for too long, or was called off. */
    async until(
      to: Offsets,
      {
        behind = 0,
        patienceMs,
        signal,
      }: { behind?: number; patienceMs: number; signal: AbortSignal },
    ): Promise<boolean> {
      movedAt = clock();
      while (behindOf(positions(), to) > behind) {
        const left = movedAt + patienceMs - clock();
        if (left <= 0 || signal.aborted) return false;
        await untilMoved(left, signal);
      }
      return true;
    },
  };
}

/** How many offsets there are still to go. */
export function behindOf(at: Offsets, to: Offsets): number {
  let behind = 0;
  for (const [partition, end] of to) behind += Math.max(0, end - (at.get(partition) ?? 0));
  return behind;
}

/** Of each partition that the first knows one of both ends: a partition that was added since is none of ours. */
export function combined(
  one: Offsets,
  other: Offsets,
  pick: (a: number, b: number) => number,
): Offsets {
  return new Map(
    [...one].map(([partition, offset]) => [
      partition,
      pick(offset, other.get(partition) ?? offset),
    ]),
  );
}

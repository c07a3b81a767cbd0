import { passedBy } from '#lib/chart/passed.ts';
import { type LiveFreezer, type SparkSlot, slotsSince } from '#lib/freezer/live.ts';
import type { FreezerChange } from '#lib/live/events.ts';

/** A freezer, and what changed since the last frame. */
export type Held = {
  freezer: LiveFreezer;
  /** The oldest sparkline slot that changed. */
  dirtyFrom: number;
  /** The freezer as it was when its newest reading was the coldest, and the warmest. */
  coldest: LiveFreezer;
  warmest: LiveFreezer;
};

const CLEAN = Number.POSITIVE_INFINITY;

export function newlyHeld(freezer: LiveFreezer): Held {
  return { freezer, dirtyFrom: CLEAN, coldest: freezer, warmest: freezer };
}

export function isClean({ dirtyFrom }: Held): boolean {
  return dirtyFrom === CLEAN;
}

/** Called for each reading, so that it makes nothing new. */
export function stepHeld(entry: Held, after: LiveFreezer): void {
  const first = isClean(entry);
  if (first || after.celsius < entry.coldest.celsius) entry.coldest = after;
  if (first || after.celsius > entry.warmest.celsius) entry.warmest = after;
  entry.dirtyFrom = Math.min(entry.dirtyFrom, oldestTouched(entry.freezer, after));
  entry.freezer = after;
}

/** What changed, which is thereby told. */
export function takeChange(entry: Held): FreezerChange {
  const { freezer, dirtyFrom, coldest, warmest } = entry;
  const change = toChange(freezer, slotsSince(freezer, dirtyFrom));
  entry.dirtyFrom = CLEAN;
  entry.coldest = freezer;
  entry.warmest = freezer;
  if (coldest === warmest) return change;
  const passed = passedBy(freezer, coldest, warmest);
  return passed.length === 0 ? change : { ...change, passed };
}

/** All that is known. */
export function wholeOf({ freezer }: Held): FreezerChange {
  return toChange(freezer, slotsSince(freezer, 0));
}

/** A late reading touches a slot that was closed already; the newest is always sent. */
function oldestTouched(before: LiveFreezer, after: LiveFreezer): number {
  if (before.closed === after.closed) return after.open.from;
  if (after.open !== before.open) return before.open.from;
  const touched = after.closed.find((slot) => !before.closed.includes(slot));
  return touched?.from ?? after.open.from;
}

function toChange(freezer: LiveFreezer, slots: SparkSlot[]): FreezerChange {
  const { id, celsius, at, heardAt, partition, offset, simulated } = freezer;
  const change = { id, celsius, at, heardAt, partition, offset, slots };
  return simulated ? { ...change, simulated } : change;
}

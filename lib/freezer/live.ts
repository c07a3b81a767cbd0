import { type Reading, SKEW_MS } from '#lib/reading/reading.ts';

/** Ten seconds of a sparkline: what the freezer's values spanned, so that a peak survives. */
export type SparkSlot = { readonly from: number; readonly min: number; readonly max: number };

export const SLOT_MS = 10_000;
export const SPARK_MS = 10 * 60_000;

export type LiveFreezer = {
  readonly id: string;
  /** Where in the log its newest reading stands. */
  readonly partition: number;
  readonly offset: string;
  readonly celsius: number;
  readonly at: number;
  /** When it was last heard of, by our clock: silence is judged on this. */
  readonly heardAt: number;
  /** Whether its newest reading is simulated. */
  readonly simulated: boolean;
  readonly closed: readonly SparkSlot[];
  readonly open: SparkSlot;
};

/**
 * The freezer after one more reading. It was heard of at `heard`, which is `now` but for readings
 * from before our time. A late reading widens its own slot but never becomes the newest value;
 * unless the one that is held turns out to lie in the future, because our clock was set back: then
 * all begins anew.
 */
export function stepFreezer(
  held: LiveFreezer | undefined,
  reading: Reading,
  partition: number,
  offset: string,
  heard: number,
  now: number,
): LiveFreezer {
  const { celsius, at, simulated } = reading;
  const before = held !== undefined && held.at > now + SKEW_MS ? undefined : held;
  const heardAt = before === undefined ? heard : Math.min(now, Math.max(before.heardAt, heard));
  const from = Math.floor(at / SLOT_MS) * SLOT_MS;
  if (before === undefined || from > before.open.from) {
    return {
      id: reading.freezer,
      celsius,
      at,
      heardAt,
      partition,
      offset,
      simulated,
      closed: before === undefined ? [] : recent([...before.closed, before.open], from),
      open: { from, min: celsius, max: celsius },
    };
  }
  if (at < before.at) return { ...before, heardAt, ...widenPast(before, from, celsius) };
  const open = widen(before.open, celsius);
  const { id, closed } = before;
  return { id, celsius, at, heardAt, partition, offset, simulated, closed, open };
}

/** The slots that changed or began at or after `from`: what a browser that has the rest still needs. */
export function slotsSince(freezer: LiveFreezer, from: number): SparkSlot[] {
  const slots: SparkSlot[] = [];
  for (const slot of freezer.closed) if (slot.from >= from) slots.push(slot);
  slots.push(freezer.open);
  return slots;
}

/** Puts changed slots into a sparkline, by their time, and forgets what is too old to show. */
export function mergeSlots(
  spark: readonly SparkSlot[],
  changed: readonly SparkSlot[],
): SparkSlot[] {
  const first = changed[0]?.from ?? Number.POSITIVE_INFINITY;
  const merged = spark.filter((slot) => slot.from < first);
  const later = new Map(spark.filter((slot) => slot.from >= first).map((s) => [s.from, s]));
  for (const slot of changed) later.set(slot.from, slot);
  merged.push(...[...later.values()].sort((a, b) => a.from - b.from));
  return recent(merged, merged.at(-1)?.from ?? 0);
}

function recent(slots: readonly SparkSlot[], newest: number): SparkSlot[] {
  return slots.filter((slot) => slot.from > newest - SPARK_MS);
}

function widen(slot: SparkSlot, celsius: number): SparkSlot {
  if (celsius >= slot.min && celsius <= slot.max) return slot;
  return {
    from: slot.from,
    min: Math.min(slot.min, celsius),
    max: Math.max(slot.max, celsius),
  };
}

function widenPast(freezer: LiveFreezer, from: number, celsius: number) {
  if (from === freezer.open.from) return { open: widen(freezer.open, celsius) };
  const known = freezer.closed.find((slot) => slot.from === from);
  const slot = known ? widen(known, celsius) : { from, min: celsius, max: celsius };
  const closed = mergeSlots(freezer.closed, [slot]);
  return { closed: recent(closed, freezer.open.from) };
}

import type { FreezerChange } from '#lib/events.ts';
import { type LiveFreezer, type SparkSlot, slotsSince, stepFreezer } from '#lib/live-freezer.ts';
import { decode, type RejectReason } from '#lib/reading.ts';

/** A message as the tail hands it on; offsets and times are text because they exceed 2^53 and JSON. */
export type TailMessage = {
  key: Uint8Array | null;
  value: Uint8Array | null;
  timestamp: string;
  offset: string;
};

/** A broken producer that invents a key for each message must not fill the memory. */
export const MAX_FREEZERS = 10_000;

/** The newest values of all freezers. The deciding is lib's (`decode`, `stepFreezer`); this only holds. */
export function createLiveState(deps: {
  now: () => number;
  onReading: () => void;
  onReject: (reason: RejectReason, partition: number, offset: string) => void;
}) {
  const freezers = new Map<string, LiveFreezer>();
  /** Freezers that changed since the last frame, each with its oldest changed sparkline slot. */
  const dirty = new Map<string, number>();

  const take = (partition: number, message: TailMessage, receivedAt: number) => {
    const { key, value, offset } = message;
    const decoded = decode({ key, value, timestamp: Number(message.timestamp) }, receivedAt);
    if (typeof decoded === 'string') return deps.onReject(decoded, partition, offset);
    const before = freezers.get(decoded.freezer);
    if (before === undefined && freezers.size >= MAX_FREEZERS) {
      return deps.onReject('too-many-freezers', partition, offset);
    }
    const after = stepFreezer(before, decoded, { partition, offset });
    freezers.set(decoded.freezer, after);
    const from = Math.min(
      dirty.get(decoded.freezer) ?? after.open.from,
      oldestTouched(before, after),
    );
    dirty.set(decoded.freezer, from);
  };

  return {
    apply(partition: number, messages: readonly TailMessage[]) {
      const receivedAt = deps.now();
      for (const message of messages) take(partition, message, receivedAt);
      if (dirty.size > 0) deps.onReading();
    },
    /** What changed since this was last asked. */
    drain(): FreezerChange[] {
      const changes: FreezerChange[] = [];
      for (const [id, from] of dirty) {
        const freezer = freezers.get(id);
        if (freezer !== undefined) changes.push(toChange(freezer, slotsSince(freezer, from)));
      }
      dirty.clear();
      return changes;
    },
    all(): FreezerChange[] {
      return [...freezers.values()].map((freezer) => toChange(freezer, slotsSince(freezer, 0)));
    },
  };
}

/** A late reading touches a slot that was closed already; the newest is always sent. */
function oldestTouched(before: LiveFreezer | undefined, after: LiveFreezer): number {
  if (before === undefined || before.closed === after.closed) return after.open.from;
  if (after.open !== before.open) return before.open.from;
  const touched = after.closed.find((slot) => !before.closed.includes(slot));
  return touched?.from ?? after.open.from;
}

function toChange(freezer: LiveFreezer, slots: SparkSlot[]): FreezerChange {
  const { id, celsius, at, partition, offset } = freezer;
  return { id, celsius, at, partition, offset, slots };
}

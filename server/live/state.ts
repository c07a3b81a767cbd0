import type { FreezerChange } from '#lib/events.ts';
import { createKeyReader } from '#lib/freezer-key.ts';
import {
  type LiveFreezer,
  SLOT_MS,
  type SparkSlot,
  slotsSince,
  stepFreezer,
} from '#lib/live-freezer.ts';
import { decode, type RejectReason } from '#lib/reading.ts';
import { parseKafkaTime } from '#lib/reading-time.ts';

/** A message as the tail hands it on; offsets and times are text because they exceed 2^53 and JSON. */
export type TailMessage = {
  key: Uint8Array | null;
  value: Uint8Array | null;
  timestamp: string;
  offset: string;
};

/** A broken producer that invents a key for each message must not fill the memory. */
export const MAX_FREEZERS = 10_000;

/** A freezer, and the oldest sparkline slot of it that changed since the last frame. */
type Held = { freezer: LiveFreezer; dirtyFrom: number };
const CLEAN = Number.POSITIVE_INFINITY;

/** A freezer as it was when its newest reading was recorded. */
export type SeededFreezer = Pick<LiveFreezer, 'id' | 'celsius' | 'at' | 'heardAt' | 'partition'>;

/** The newest values of all freezers. The deciding is lib's (`decode`, `stepFreezer`); this only holds. */
export function createLiveState(deps: {
  now: () => number;
  onReading: () => void;
  onReject: (reason: RejectReason, partition: number, offset: string) => void;
}) {
  const held = new Map<string, Held>();
  let dirty: Held[] = [];
  let appendedAt = Number.NEGATIVE_INFINITY;
  const readKey = createKeyReader();

  const hold = (freezer: LiveFreezer): Held => {
    const entry = { freezer, dirtyFrom: CLEAN };
    held.set(freezer.id, entry);
    return entry;
  };

  const take = (partition: number, message: TailMessage, receivedAt: number, replayed: boolean) => {
    const { offset } = message;
    const decoded = decode(message, receivedAt, readKey);
    if (typeof decoded === 'string') return deps.onReject(decoded, partition, offset);
    const known = held.get(decoded.freezer);
    if (known === undefined && held.size >= MAX_FREEZERS) {
      return deps.onReject('too-many-freezers', partition, offset);
    }
    const heardAt = replayed ? loggedAt(message, receivedAt) : receivedAt;
    const before = known?.freezer;
    const after = stepFreezer(before, decoded, partition, offset, heardAt, receivedAt);
    const entry = known ?? hold(after);
    entry.freezer = after;
    if (entry.dirtyFrom === CLEAN) dirty.push(entry);
    entry.dirtyFrom = Math.min(entry.dirtyFrom, oldestTouched(before, after));
  };

  return {
    /** What stands below `end` was in the log before we came: when we read it says nothing of the sensor. */
    apply(partition: number, messages: readonly TailMessage[], end = 0n) {
      const receivedAt = deps.now();
      const isOld = oldBelow(messages, end);
      for (const message of messages) take(partition, message, receivedAt, isOld(message));
      const newest = messages.at(-1);
      if (newest !== undefined && !isOld(newest)) {
        appendedAt = Math.max(appendedAt, parseKafkaTime(newest.timestamp));
      }
      if (dirty.length > 0) deps.onReading();
    },
    /** What the database knows of freezers, so that one that has long been silent is there too. */
    seed(freezers: readonly SeededFreezer[]) {
      for (const { id, ...newest } of freezers) {
        if (held.has(id) || held.size >= MAX_FREEZERS) continue;
        const from = Math.floor(newest.at / SLOT_MS) * SLOT_MS;
        const open = { from, min: newest.celsius, max: newest.celsius };
        hold({ id, ...newest, offset: '', closed: [], open });
      }
    },
    /** What changed since this was last asked. */
    drain(): FreezerChange[] {
      const changes = dirty.map((entry) => {
        const change = toChange(entry.freezer, slotsSince(entry.freezer, entry.dirtyFrom));
        entry.dirtyFrom = CLEAN;
        return change;
      });
      dirty = [];
      appendedAt = Number.NEGATIVE_INFINITY;
      return changes;
    },
    /** When Kafka got the newest message since `drain`; not of those from before our time. */
    appendedAt: (): number | undefined => (appendedAt > 0 ? appendedAt : undefined),
    knows: (freezer: string): boolean => held.has(freezer),
    all(): FreezerChange[] {
      return [...held.values()].map(({ freezer }) => toChange(freezer, slotsSince(freezer, 0)));
    },
  };
}

/** Offsets are text, and only the batch in which the end lies is worth reading each of them. */
function oldBelow(messages: readonly TailMessage[], end: bigint): (one: TailMessage) => boolean {
  const [first, last] = [messages[0], messages.at(-1)];
  if (first === undefined || last === undefined) return () => false;
  if (BigInt(first.offset) >= end) return () => false;
  if (BigInt(last.offset) < end) return () => true;
  return ({ offset }) => BigInt(offset) < end;
}

/** When a message from before our time came into the log, as near as can be known. */
function loggedAt({ timestamp }: TailMessage, receivedAt: number): number {
  const at = parseKafkaTime(timestamp);
  return at < 0 ? receivedAt : Math.min(at, receivedAt);
}

/** A late reading touches a slot that was closed already; the newest is always sent. */
function oldestTouched(before: LiveFreezer | undefined, after: LiveFreezer): number {
  if (before === undefined || before.closed === after.closed) return after.open.from;
  if (after.open !== before.open) return before.open.from;
  const touched = after.closed.find((slot) => !before.closed.includes(slot));
  return touched?.from ?? after.open.from;
}

function toChange(freezer: LiveFreezer, slots: SparkSlot[]): FreezerChange {
  const { id, celsius, at, heardAt, partition, offset } = freezer;
  return { id, celsius, at, heardAt, partition, offset, slots };
}

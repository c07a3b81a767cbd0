import { createKeyReader } from '#lib/freezer/key.ts';
import { type LiveFreezer, SLOT_MS, stepFreezer } from '#lib/freezer/live.ts';
import type { FreezerChange } from '#lib/live/events.ts';
import { isCheck, type MessageHeaders } from '#lib/reading/headers.ts';
import { decode, type RejectReason } from '#lib/reading/reading.ts';
import { parseKafkaTime } from '#lib/reading/time.ts';
import { type Held, isClean, newlyHeld, stepHeld, takeChange, wholeOf } from '#server/live/held.ts';

/** A message as the tail hands it on; offsets and times are text because they exceed 2^53 and JSON. */
export type TailMessage = {
  key: Uint8Array | null;
  value: Uint8Array | null;
  timestamp: string;
  offset: string;
  headers?: MessageHeaders | undefined;
};

/** A broken producer that invents a key for each message must not fill the memory. */
export const MAX_FREEZERS = 10_000;

/** A freezer as it was when its newest reading was recorded. */
export type SeededFreezer = Pick<
  LiveFreezer,
  'id' | 'celsius' | 'at' | 'heardAt' | 'partition' | 'simulated'
>;

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
    const entry = newlyHeld(freezer);
    held.set(freezer.id, entry);
    return entry;
  };

  const take = (partition: number, message: TailMessage, receivedAt: number, replayed: boolean) => {
    const { offset, headers } = message;
    if (isCheck(headers)) return undefined;
    const decoded = decode(message, receivedAt, readKey);
    if (typeof decoded === 'string') return deps.onReject(decoded, partition, offset);
    const known = held.get(decoded.freezer);
    if (known === undefined && held.size >= MAX_FREEZERS) {
      return deps.onReject('too-many-freezers', partition, offset);
    }
    const heardAt = replayed ? loggedAt(message, receivedAt) : receivedAt;
    const after = stepFreezer(known?.freezer, decoded, partition, offset, heardAt, receivedAt);
    const entry = known ?? hold(after);
    if (isClean(entry)) dirty.push(entry);
    stepHeld(entry, after);
  };

  return {
    /** What stands below `end` was in the log before we came: when we read it says nothing of the sensor. */
    apply(partition: number, messages: readonly TailMessage[], end = 0n) {
      const receivedAt = deps.now();
      const isOld = oldBelow(messages, end);
      for (const message of messages) take(partition, message, receivedAt, isOld(message));
      const newest = messages.findLast(({ headers }) => !isCheck(headers));
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
      const changes = dirty.map(takeChange);
      dirty = [];
      appendedAt = Number.NEGATIVE_INFINITY;
      return changes;
    },
    /** When Kafka got the newest message since `drain`; not of those from before our time. */
    appendedAt: (): number | undefined => (appendedAt > 0 ? appendedAt : undefined),
    knows: (freezer: string): boolean => held.has(freezer),
    count: (): number => held.size,
    all(): FreezerChange[] {
      return [...held.values()].map(wholeOf);
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

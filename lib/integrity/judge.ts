import { type CameBack, identify } from '#lib/integrity/envelope.ts';
import type { Plan } from '#lib/integrity/plan.ts';

export const FAULTS = ['missing', 'doubled', 'out-of-order', 'altered'] as const;
export type FaultKind = (typeof FAULTS)[number];

/** What became of the messages of one partition. */
export type PartitionCounts = {
  partition: number;
  /** Handed to the producer, and acknowledged by the broker. */
  sent: number;
  acknowledged: number;
  /** All that came back of this run, whatever it looked like and however often. */
  received: number;
  /** Acknowledged, and not come back; null where the partition was not read to its end. */
  missing: number | null;
  /** Come back once too often. */
  doubled: number;
  /** Come back after a later one of its key. */
  outOfOrder: number;
  /** Another key, value, number or sum than was sent, or on another partition. */
  altered: number;
};

/** One case, so that it can be looked up in Kafka. */
export type Fault = {
  what: FaultKind;
  partition: number;
  /** Null where an altered message does not say it. */
  number: number | null;
  key: string | null;
  /** Null for one that is missing. */
  offset: string | null;
};

export type Findings = { partitions: PartitionCounts[]; faults: Fault[] };

/** So many cases are named; all are counted. */
const NAMED_AT_MOST = 100;

const SENT = 1;
const ACKNOWLEDGED = 2;
const RECEIVED = 4;

/** Compares what came back with what was sent, as it comes. A byte for each message is all that it keeps. */
export function createJudge(given: {
  run: string;
  plan: Plan;
  /** All partitions of the topic, and for each key of the plan the one that it goes to. */
  partitions: readonly number[];
  partitionOfKey: readonly number[];
}) {
  const { run, plan, partitionOfKey } = given;
  const seen = new Uint8Array(plan.count);
  /** For each key the greatest number that came back. */
  const newest = new Int32Array(plan.keys.length).fill(-1);
  const counts = new Map(given.partitions.map((partition) => [partition, nothing(partition)]));
  const total = { sent: 0, acknowledged: 0, received: 0 };
  const faults: Fault[] = [];

  const at = (partition: number): PartitionCounts => {
    const known = counts.get(partition) ?? nothing(partition);
    counts.set(partition, known);
    return known;
  };
  const partitionOf = (number: number) => partitionOfKey[plan.keyOf(number)] as number;
  const is = (number: number, what: number) => ((seen[number] as number) & what) !== 0;
  const note = (number: number, what: number) => {
    seen[number] = (seen[number] as number) | what;
  };
  const isOf = (number: number, partition: number) =>
    number < plan.count && is(number, SENT) && partitionOf(number) === partition;

  const faultOf = (what: FaultKind, partition: number, number?: number, offset?: string): Fault => {
    const key = number === undefined ? null : (plan.keys[plan.keyOf(number)] as string);
    return { what, partition, number: number ?? null, key, offset: offset ?? null };
  };
  const name = (...fault: Parameters<typeof faultOf>) => {
    if (faults.length < NAMED_AT_MOST) faults.push(faultOf(...fault));
  };

  return {
    sent(number: number) {
      note(number, SENT);
      at(partitionOf(number)).sent++;
      total.sent++;
    },
    acknowledged(number: number) {
      note(number, ACKNOWLEDGED);
      at(partitionOf(number)).acknowledged++;
      total.acknowledged++;
    },
    received(partition: number, message: CameBack) {
      const found = identify(run, message);
      if (found === undefined) return;
      const { offset } = message;
      const number =
        found.number !== undefined && isOf(found.number, partition) ? found.number : undefined;
      const count = at(partition);
      count.received++;
      total.received++;
      if (!found.agrees || number === undefined || plan.message(number).sum !== found.sum) {
        count.altered++;
        name('altered', partition, number, offset);
      }
      if (number === undefined) return;
      if (is(number, RECEIVED)) {
        count.doubled++;
        return name('doubled', partition, number, offset);
      }
      note(number, RECEIVED);
      const key = plan.keyOf(number);
      if (number < (newest[key] as number)) {
        count.outOfOrder++;
        name('out-of-order', partition, number, offset);
      } else newest[key] = number;
    },
    /** So far. */
    total: (): Readonly<typeof total> => total,
    /** Once no more comes back. Of partitions that were not read to their end it is not known what is missing. */
    conclude(isRead: (partition: number) => boolean): Findings {
      const missing = new Map<number, number>();
      const named = [...faults];
      for (let number = 0; number < plan.count; number++) {
        if (!is(number, ACKNOWLEDGED) || is(number, RECEIVED)) continue;
        const partition = partitionOf(number);
        if (!isRead(partition)) continue;
        missing.set(partition, (missing.get(partition) ?? 0) + 1);
        named.push(faultOf('missing', partition, number));
        if (named.length > NAMED_AT_MOST) named.pop();
      }
      const partitions = [...counts.values()].map((count) => {
        const { partition } = count;
        return { ...count, missing: isRead(partition) ? (missing.get(partition) ?? 0) : null };
      });
      return { partitions: partitions.sort((a, b) => a.partition - b.partition), faults: named };
    },
  };
}

function nothing(partition: number): PartitionCounts {
  const none = { sent: 0, acknowledged: 0, received: 0 };
  return { partition, ...none, missing: 0, doubled: 0, outOfOrder: 0, altered: 0 };
}

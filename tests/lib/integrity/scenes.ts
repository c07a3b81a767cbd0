import fc from 'fast-check';
import { type CameBack, envelopeOf } from '#lib/integrity/envelope.ts';
import { createJudge } from '#lib/integrity/judge.ts';
import { createPlan, type PlannedMessage } from '#lib/integrity/plan.ts';
import { bytes } from '#tests/support/builders.ts';

const RUN = '6f7c2d1e-0000-4000-8000-000000000001';
const PARTITIONS = [0, 1, 2];

/** A check of so many messages; key number k goes to partition k modulo 3. */
export function openCheck(given: { count: number; keys: number; seed?: number }) {
  const keys = Array.from({ length: given.keys }, (_, nth) => `k${nth}`);
  const plan = createPlan({ count: given.count, keys, seed: given.seed ?? 1 });
  const partitionOfKey = keys.map((_, nth) => nth % PARTITIONS.length);
  const judge = createJudge({ run: RUN, plan, partitions: PARTITIONS, partitionOfKey });
  return {
    plan,
    judge,
    partitionOf: (number: number) => partitionOfKey[plan.keyOf(number)] as number,
    sendAll() {
      for (let number = 0; number < plan.count; number++) {
        judge.sent(number);
        judge.acknowledged(number);
      }
    },
    conclude: () => judge.conclude(() => true),
  };
}
export type Check = ReturnType<typeof openCheck>;

export type InLog = { number: number; partition: number; message: CameBack };

/** As it comes back when all is well. */
export function cameBack(planned: PlannedMessage, offset: number): CameBack {
  const headers = Object.entries(envelopeOf(RUN, planned)).map(([name, text]) => [
    name,
    bytes(text),
  ]);
  const key = bytes(planned.key);
  const value = planned.value.slice();
  return { key, value, offset: String(offset), headers: Object.fromEntries(headers) };
}

/** The partitions' logs as a broker has them: in each the messages that were sent to it, in order. */
export function logsOf({ plan, partitionOf }: Check): InLog[][] {
  const logs: InLog[][] = PARTITIONS.map(() => []);
  for (let number = 0; number < plan.count; number++) {
    const partition = partitionOf(number);
    const log = logs[partition] as InLog[];
    log.push({ number, partition, message: cameBack(plan.message(number), log.length) });
  }
  return logs;
}

/** Reads the logs, each in its order, turns taken as the dice say. */
export function readAnyhow({ judge }: Check, logs: readonly InLog[][], dice: readonly number[]) {
  const rest = logs.map((log) => [...log]);
  for (let turn = 0; rest.some((log) => log.length > 0); turn++) {
    const open = rest.filter((log) => log.length > 0);
    const log = open[(dice[turn % dice.length] ?? 0) % open.length] as InLog[];
    const { partition, message } = log.shift() as InLog;
    judge.received(partition, message);
  }
}

const someDice = fc.array(fc.nat(5), { minLength: 1, maxLength: 30 });

export const someCheck = fc.record({
  count: fc.integer({ min: 2, max: 60 }),
  keys: fc.integer({ min: 1, max: 8 }),
  seed: fc.integer(),
  dice: someDice,
});

/** The same with one bit of it another: which byte, of all that it is, and which bit. */
export function flip(
  { key, value, offset, headers }: CameBack,
  where: number,
  bit: number,
): CameBack {
  const parts = [
    key ?? bytes(''),
    value ?? bytes(''),
    ...Object.values(headers ?? {}),
  ] as Uint8Array[];
  const copies = parts.map((part) => part.slice());
  let at = where % copies.reduce((sum, { length }) => sum + length, 0);
  for (const part of copies) {
    if (at < part.length) {
      part[at] = (part[at] as number) ^ (1 << bit);
      break;
    }
    at -= part.length;
  }
  const [newKey, newValue, ...others] = copies;
  const names = Object.keys(headers ?? {});
  return {
    key: newKey ?? null,
    value: newValue ?? null,
    offset,
    headers: Object.fromEntries(names.map((name, nth) => [name, others[nth]])),
  };
}

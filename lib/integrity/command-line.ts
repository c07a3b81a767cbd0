import { type CheckProgress, type IntegrityRequest, integrityRequest } from '#lib/api/integrity.ts';
import type { Checked } from '#lib/integrity/checked.ts';
import type { Fault, PartitionCounts } from '#lib/integrity/judge.ts';
import { COUNTS, totalOf, type Verdict } from '#lib/integrity/verdict.ts';

export const USAGE = `npm run verify -- [--count 10000] [--keys spread] [--partitioner murmur2] [--per-second 5000] [--json]

  Sends numbered messages through Kafka, reads them back, and says what became of each.

  --count        how many messages, 1 to 1000000
  --keys         spread, spread:50, one:sensor0, or list:a,b,c
  --partitioner  murmur2 (Java, kafkajs) or crc32 (librdkafka)
  --per-second   so many at most; as fast as it goes unless given
  --json         prints the result as JSON

  Its exit code is 0 only for a clean verdict.`;

export type Words = { count?: string; keys?: string; partitioner?: string };

/** What was typed, as a check can be wished for; or what is wrong with it. */
export function parseWish({ count = '10000', keys = 'spread', partitioner }: Words) {
  const [strategy, ...rest] = keys.split(':');
  const parsed = integrityRequest.safeParse({
    count: numberOf(count),
    keys: keysOf(strategy ?? '', rest.join(':')),
    ...(partitioner === undefined ? {} : { partitioner }),
  });
  if (parsed.success) return { ok: true, request: parsed.data } as const;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `--${String(path[0])}: ${message}`,
  );
  return { ok: false, problems } as const;
}

function keysOf(strategy: string, rest: string): unknown {
  if (strategy === 'one') return { strategy, key: rest };
  if (strategy === 'list') return { strategy, list: rest.split(',') };
  return { strategy, ...(rest === '' ? {} : { keys: numberOf(rest) }) };
}

function numberOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

export function progressLine(
  { sent, acknowledged, received }: CheckProgress,
  count: number,
): string {
  const done = Math.min(100, Math.floor((100 * received) / count));
  return `${String(done).padStart(3)} %  sent ${sent}, acknowledged ${acknowledged}, read back ${received}`;
}

const HEADS = {
  sent: 'sent',
  acknowledged: 'acknowledged',
  received: 'read back',
  missing: 'missing',
  doubled: 'doubled',
  outOfOrder: 'out of order',
  altered: 'altered',
} satisfies Record<(typeof COUNTS)[number], string>;

const VERDICT: Record<Verdict, string> = {
  clean: '✓ clean: nothing lost, doubled, out of order or altered',
  faulty: '✗ faulty: something is wrong',
  incomplete: '✗ incomplete: nothing is proved',
};

const ENDING: Record<Checked['ending'], string> = {
  done: '',
  cancelled: 'It was called off.',
  stopped: 'It was called off.',
  unsent: 'The producer gave up. Look at Kafka, then try again.',
  unread: 'Not all came back in time. Look at Kafka, then try again.',
};

const NAMED = 10;

/** All that a check found, as lines for a terminal. */
export function resultLines(
  { partitions, faults, verdict, ending, why, seconds }: Checked,
  { count }: IntegrityRequest,
): string[] {
  const cells = (one: Omit<PartitionCounts, 'partition'>) =>
    COUNTS.map((name) => String(one[name] ?? '?'));
  const table = [
    ['partition', ...COUNTS.map((name) => HEADS[name])],
    ...partitions.map((one) => [String(one.partition), ...cells(one)]),
    ['all', ...cells(totalOf(partitions))],
  ];
  const widths = table[0]?.map((_, nth) => Math.max(...table.map((row) => row[nth]?.length ?? 0)));
  return [
    ...table.map((row) => row.map((cell, nth) => cell.padStart(widths?.[nth] ?? 0)).join('  ')),
    ...faults.slice(0, NAMED).map(faultLine),
    ...(faults.length > NAMED ? ['…'] : []),
    '',
    `${VERDICT[verdict]} (${count} messages, ${seconds.toFixed(1)} s)`,
    ...[ENDING[ending], why ?? ''].filter(Boolean),
  ];
}

function faultLine({ what, partition, number, key, offset }: Fault): string {
  const which = number === null ? '' : `, number ${number}, key ${key}`;
  return `${what}: partition ${partition}${offset === null ? '' : `, offset ${offset}`}${which}`;
}

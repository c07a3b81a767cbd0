import type { Receipt, SimulationReport } from '#lib/api/simulation.ts';
import { SENT_AT_HEADER } from '#lib/reading/headers.ts';
import type { FirstOffsets } from '#server/kafka/producer.ts';
import type { Sending } from '#server/simulation/sender.ts';

/** So many receipts are kept for whoever looks, and so many of them at most are of one request. */
const KEPT = 12;
const KEPT_OF_REQUEST = 3;

/** What became of the readings that this instance sent, since it took over. */
export function createAccounts(deps: {
  topic: string;
  clock: () => number;
  /** Every receipt, for who follows messages; none are made while nobody does. */
  onReceipts: () => ((receipts: readonly Receipt[]) => void) | undefined;
}) {
  const { topic, clock, onReceipts } = deps;
  const total = { acknowledged: 0, unconfirmed: 0, failed: 0, skipped: 0, retried: 0 };
  let receipts: readonly Receipt[] = [];
  let problem: string | null = null;
  let second = { from: clock(), count: 0, acknowledged: 0, latency: 0 };
  let last = { perSecond: 0, latencyMs: null as number | null };

  return {
    /** Without offsets where nobody was asked to acknowledge: what became of them nobody knows. */
    sent(sendings: readonly Sending[], first: FirstOffsets) {
      const at = clock();
      second.count += sendings.length;
      if (first.size === 0) total.unconfirmed += sendings.length;
      else {
        total.acknowledged += sendings.length;
        second.acknowledged += sendings.length;
        for (const { madeAt } of sendings) second.latency += at - madeAt;
      }
      problem = null;
      const listener = onReceipts();
      const wanted = listener === undefined ? sendings.slice(-KEPT_OF_REQUEST) : sendings;
      const made = receiptsOf(sendings, first, { topic, at }, wanted.length);
      listener?.(made);
      receipts = [...made.slice(-KEPT_OF_REQUEST).toReversed(), ...receipts].slice(0, KEPT);
    },
    failed(count: number, why: string) {
      total.failed += count;
      problem = why;
    },
    skipped(count: number) {
      total.skipped += count;
    },
    retried() {
      total.retried++;
    },
    /** A second is over. */
    turn() {
      const at = clock();
      const seconds = (at - second.from) / 1000;
      const { acknowledged, latency } = second;
      const latencyMs = acknowledged === 0 ? null : latency / acknowledged;
      last = { perSecond: seconds === 0 ? 0 : second.count / seconds, latencyMs };
      second = { from: at, count: 0, acknowledged: 0, latency: 0 };
    },
    report(
      now: Pick<SimulationReport, 'buffered' | 'inFlight' | 'unansweredMs'>,
    ): SimulationReport {
      return { ...total, ...now, ...last, receipts, problem };
    },
  };
}

/** The last of them that are wanted, in their order. Offsets follow each other within a partition. */
function receiptsOf(
  sendings: readonly Sending[],
  first: FirstOffsets,
  { topic, at }: { topic: string; at: number },
  wanted: number,
): Receipt[] {
  const next = new Map(first);
  return sendings.flatMap(({ run, message, madeAt }, index) => {
    const { partition, headers } = message;
    const offset = next.get(partition);
    if (offset !== undefined) next.set(partition, offset + 1n);
    if (index < sendings.length - wanted) return [];
    const known = offset === undefined || offset < 0n ? null : String(offset);
    const sentAt = Number(headers[SENT_AT_HEADER]);
    return [
      { sensor: run.sensor.id, topic, partition, offset: known, sentAt, latencyMs: at - madeAt },
    ];
  });
}

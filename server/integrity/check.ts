import { setTimeout as wait } from 'node:timers/promises';
import type { Checked } from '#lib/integrity/checked.ts';
import { envelopeOf } from '#lib/integrity/envelope.ts';
import { createJudge } from '#lib/integrity/judge.ts';
import type { Plan } from '#lib/integrity/plan.ts';
import { type Ending, verdictOf } from '#lib/integrity/verdict.ts';
import type { CheckMessage, CheckTools, Offsets } from '#server/integrity/check-ports.ts';
import { behindOf, combined, createFollow } from '#server/integrity/follow.ts';
import { messageOf } from '#server/lifecycle/start-error.ts';

/** Small enough that a page that is being served does not wait for one. */
const BATCH = 500;
/** So many messages may be acknowledged and not read back before no more are sent. */
const AHEAD_AT_MOST = 20_000;
/** Who calls it off does not wait for long. */
const SHORT_PATIENCE_MS = 2000;

export type CheckOrder = {
  /** What its messages are known by. */
  run: string;
  plan: Plan;
  partitionOfKey: readonly number[];
  /** So many at most; Infinity is as fast as it goes. */
  perSecond: number;
  /** When nothing has come back for so long, no more is waited for. */
  patienceMs: number;
  clock: () => number;
};

export type Check = ReturnType<typeof createCheck>;

/**
 * Sends the messages of a plan and reads them back meanwhile, from where the partitions ended before.
 * It waits for each batch to be acknowledged: the order of a key is then Kafka's to keep.
 */
export function createCheck(tools: CheckTools, order: CheckOrder, from: Offsets) {
  const { run, plan, partitionOfKey, perSecond, patienceMs, clock } = order;
  const judge = createJudge({ run, plan, partitions: [...from.keys()], partitionOfKey });
  const calledOff = new AbortController();
  const { signal } = calledOff;
  let ending: Ending = 'done';
  let why: string | null = null;
  let acknowledgedTo = from;

  const sender = tools.openSender();
  const reader = tools.openReader({
    from,
    onMessages: (partition, messages) => {
      for (const message of messages) judge.received(partition, message);
    },
    onMoved: () => follow.moved(),
  });
  const follow = createFollow(reader.positions, clock);

  const end = (how: Ending, error?: unknown) => {
    if (ending !== 'done') return;
    ending = how;
    why = error === undefined ? null : messageOf(error);
  };

  const batchFrom = (first: number): CheckMessage[] => {
    const size = Math.min(BATCH, plan.count - first);
    return Array.from({ length: size }, (_, nth) => {
      const planned = plan.message(first + nth);
      const partition = partitionOfKey[plan.keyOf(planned.number)] as number;
      const { key, value } = planned;
      return { partition, key, value, headers: envelopeOf(run, planned) };
    });
  };

  const sendBatch = async (first: number): Promise<number> => {
    const batch = batchFrom(first);
    for (let nth = 0; nth < batch.length; nth++) judge.sent(first + nth);
    const ends = await unless(signal, sender.send(batch));
    if (ends === undefined) return 0;
    for (let nth = 0; nth < batch.length; nth++) judge.acknowledged(first + nth);
    acknowledgedTo = combined(acknowledgedTo, ends, Math.max);
    return batch.length;
  };

  const sendAll = async () => {
    let due = clock();
    for (let next = 0; next < plan.count && !signal.aborted; ) {
      const isClose = await follow.until(acknowledgedTo, {
        behind: AHEAD_AT_MOST,
        patienceMs,
        signal,
      });
      if (!isClose) return signal.aborted ? undefined : end('unread');
      const sent = await sendBatch(next);
      next += sent;
      due = Math.max(due, clock() - 1000) + (sent / perSecond) * 1000;
      const pause = due - clock();
      if (pause > 0) await wait(pause, undefined, { signal }).catch(() => undefined); // Called off.
    }
  };

  /** Answers how far each partition had to be read. */
  const readRest = async (): Promise<Offsets> => {
    // Where Kafka does not say, what was acknowledged is read all the same, if it can be.
    const ends = await tools.askEnds().catch(() => acknowledgedTo);
    const to = combined(acknowledgedTo, ends, Math.max);
    const patience = signal.aborted ? Math.min(SHORT_PATIENCE_MS, patienceMs) : patienceMs;
    const never = new AbortController().signal;
    if (await follow.until(to, { patienceMs: patience, signal: never })) return to;
    // What brokers acknowledged and lost since does not come: their log ends before it.
    const left = combined(to, await tools.askEnds().catch(() => to), Math.min);
    if (behindOf(reader.positions(), left) > 0) end('unread');
    return left;
  };

  const sendAndRead = async (): Promise<Checked> => {
    await reader.start();
    const began = clock();
    await sendAll().catch((error: unknown) => end('unsent', error));
    const to = await readRest();
    const at = reader.positions();
    const findings = judge.conclude((each) => (at.get(each) ?? 0) >= (to.get(each) ?? 0));
    const seconds = (clock() - began) / 1000;
    return { ...findings, verdict: verdictOf(ending, findings.partitions), ending, why, seconds };
  };

  return {
    progress: judge.total,
    run: (): Promise<Checked> =>
      sendAndRead().finally(() => Promise.allSettled([sender.stop(), reader.stop()])),
    cancel(how: 'cancelled' | 'stopped') {
      end(how);
      calledOff.abort();
    },
  };
}

/** A producer without brokers takes long to give up: who calls it off does not wait for that. */
function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const over = () => resolve(undefined);
  signal.addEventListener('abort', over, { once: true });
  if (signal.aborted) over();
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', over));
}

import { setTimeout as wait } from 'node:timers/promises';
import { backoff } from '#lib/live/backoff.ts';
import type { Reins } from '#server/kafka/group.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { createBacklog } from '#server/recorder/backlog.ts';
import { createCommits } from '#server/recorder/commits.ts';
import type { LogBatch } from '#server/recorder/log-batch.ts';
import type { Recorded } from '#server/recorder/record-batch.ts';

export type Lane = ReturnType<typeof createLane>;

/**
 * One partition on its way into the database, for as long as it is ours. Fetching goes on while a
 * batch is being written; what waits meanwhile is written together. While the database is away, what
 * waits is kept and tried again, and Kafka keeps the rest.
 */
export function createLane(deps: {
  partition: number;
  reins: Reins;
  /** Which log this is, and where the database is in it. */
  open: () => Promise<{ log: number; position: number }>;
  record: (log: number, batch: LogBatch) => Promise<Recorded>;
  /** Whether the partition holds nothing for readers from an offset up to, not including, another. */
  isHole: (from: number, to: number) => Promise<boolean>;
  onRecorded: (recorded: Recorded) => void;
  /** So many readings may wait for the database, or what takes as much memory, before no more are asked for. */
  capacity: number;
  random: () => number;
  log: Log;
}) {
  const { partition, reins, capacity, log } = deps;
  const closing = new AbortController();
  const backlog = createBacklog();
  /** The next offset that Kafka will hand us; undefined until the database said where it is. */
  let expected: number | undefined;
  let paused = true;
  /** The partition is shorter than what we read of it: it was made anew. */
  let restarted = false;
  /** Where what Kafka handed on did not join, so that it was sent back there. */
  let sentBackTo: number | undefined;
  const { signal } = closing;
  const commits = createCommits({ partition, commit: reins.commit, signal, log });

  const insist = async <T>(what: string, work: () => Promise<T>): Promise<T | undefined> => {
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (attempt === 0) log.warn({ error, partition }, `${what} failed; trying again`);
        const pause = wait(backoff(attempt, deps.random), undefined, { signal });
        await pause.catch(() => undefined); // Called off by close().
      }
    }
    return undefined;
  };

  const goTo = (position: number) => {
    backlog.clear();
    expected = position;
    reins.seek(position);
  };

  const run = async () => {
    while (!signal.aborted) {
      const place = await insist('finding the place in the log', deps.open);
      if (place === undefined || signal.aborted) return;
      restarted = false;
      goTo(place.position);
      commits.reached(place.position);
      await recordAll(place.log);
    }
  };

  const recordAll = async (log: number) => {
    for (let batch = await next(); batch !== undefined; batch = await next()) {
      const piece = batch;
      const recorded = await insist('recording', () => deps.record(log, piece));
      if (recorded === undefined) return;
      deps.onRecorded(recorded);
      if (signal.aborted) return; // The reins may be another lane's by now.
      commits.reached(recorded.position);
      if (recorded.astray) await goBack(log, piece, recorded.position);
    }
  };

  /**
   * When Kafka, sent back, goes past the same place again, there may be nothing for readers in between:
   * compacted away, or aborted. It says so only where a message follows, so it is looked up.
   */
  const goBack = async (log: number, piece: LogBatch, position: number) => {
    const again = sentBackTo === position && piece.from > position;
    sentBackTo = position;
    const hole = { ...piece, from: position, next: piece.from, messages: [] };
    const recorded =
      again && (await isHole(hole))
        ? await insist('recording', () => deps.record(log, hole))
        : undefined;
    if (!signal.aborted) goTo(recorded?.position ?? position);
  };

  const isHole = ({ from, next }: LogBatch) =>
    deps.isHole(from, next).catch((error: unknown) => {
      log.warn(
        { error, partition, from, next },
        'whether messages are there could not be looked up',
      );
      return false;
    });

  let wake: () => void = () => undefined;
  /** What is to be written next. */
  const next = async (): Promise<LogBatch | undefined> => {
    while (backlog.isEmpty() && !restarted && !signal.aborted) {
      setPaused(false);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    // What was read of a log that is gone is recorded all the same: nobody can read it again.
    const batch = signal.aborted ? undefined : backlog.take();
    if (batch !== undefined && backlog.load() < capacity / 2) setPaused(false);
    return batch;
  };

  const setPaused = (wanted: boolean) => {
    if (paused === wanted || signal.aborted) return;
    if (wanted) reins.pause();
    else reins.resume();
    paused = wanted;
  };

  return {
    /** Whatever should go wrong there is tried anew from the place in the database, and ends no process. */
    done: insist('going on', run),
    /** Messages that wait for the database. */
    waiting: backlog.messages,
    push(batch: LogBatch) {
      if (expected === undefined || restarted || signal.aborted) return;
      if (batch.high < expected) {
        restarted = true;
        return wake();
      }
      if (batch.next <= expected) return;
      backlog.put(batch);
      expected = batch.next;
      if (backlog.load() >= capacity) setPaused(true);
      wake();
    },
    /** It is not ours any more. What waits is dropped: whoever has it now reads it again. */
    close() {
      closing.abort();
      wake();
    },
  };
}

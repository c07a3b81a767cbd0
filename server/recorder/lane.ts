import { setTimeout as wait } from 'node:timers/promises';
import { backoff } from '#lib/backoff.ts';
import type { Reins } from '#server/kafka/group.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { createCommits } from '#server/recorder/commits.ts';
import { bytesOf, type LogBatch } from '#server/recorder/log-batch.ts';
import type { Recorded } from '#server/recorder/record-batch.ts';

/** So many go into one transaction. Larger ones gain little and hold their locks longer. */
const PER_TRANSACTION = 30_000;
/** About what a reading takes while it waits. */
const BYTES_PER_READING = 500;

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
  onRecorded: (recorded: Recorded) => void;
  /** So many readings may wait for the database, or what takes as much memory, before no more are asked for. */
  capacity: number;
  random: () => number;
  log: Log;
}) {
  const { partition, reins, capacity, log } = deps;
  const closing = new AbortController();
  let waiting: LogBatch[] = [];
  let messages = 0;
  /** What waits, by its size. */
  let load = 0;
  /** The next offset that Kafka will hand us; undefined until the database said where it is. */
  let expected: number | undefined;
  let paused = true;
  /** The partition is shorter than what we read of it: it was made anew. */
  let restarted = false;
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
    waiting = [];
    messages = 0;
    load = 0;
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
      if (recorded.astray) goTo(recorded.position);
      commits.reached(recorded.position);
    }
  };

  let wake: () => void = () => undefined;
  /** What is to be written next: all that waits, up to a good size. */
  const next = async (): Promise<LogBatch | undefined> => {
    while (waiting.length === 0 && !restarted && !signal.aborted) {
      setPaused(false);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    // What was read of a log that is gone is recorded all the same: nobody can read it again.
    if (waiting.length === 0 || signal.aborted) return undefined;
    const batch = takeTogether(waiting, PER_TRANSACTION);
    messages -= batch.messages.length;
    load -= loadOf(batch);
    if (load < capacity / 2) setPaused(false);
    return batch;
  };

  const setPaused = (wanted: boolean) => {
    if (paused === wanted || signal.aborted) return;
    paused = wanted;
    if (wanted) reins.pause();
    else reins.resume();
  };

  return {
    done: run(),
    /** Messages that wait for the database. */
    waiting: () => messages,
    push(batch: LogBatch) {
      if (expected === undefined || restarted || signal.aborted) return;
      if (batch.high < expected) {
        restarted = true;
        return wake();
      }
      if (batch.next <= expected) return;
      // A piece without messages may be from before we went elsewhere, and then says nothing of what
      // lies between. One with messages begins where it was asked for, and comes again if need be.
      if (batch.messages.length === 0 && batch.from > expected) return;
      waiting.push(batch);
      messages += batch.messages.length;
      load += loadOf(batch);
      expected = batch.next;
      if (load >= capacity) setPaused(true);
      wake();
    },
    /** It is not ours any more. What waits is dropped: whoever has it now reads it again. */
    close() {
      closing.abort();
      wake();
    },
  };
}

/** In readings. What is kept whole, as rejects are, may be far larger than any. */
function loadOf({ messages }: LogBatch): number {
  return messages.reduce((load, { message }) => {
    const bytes = message === null ? 0 : bytesOf(message);
    return load + 1 + Math.floor(bytes / BYTES_PER_READING);
  }, 0);
}

/** Takes batches that follow one another from the front of the queue, as one. */
function takeTogether(queue: LogBatch[], limit: number): LogBatch {
  const first = queue[0] as LogBatch;
  let last = first;
  let size = first.messages.length;
  let count = 1;
  for (let next = queue[count]; next !== undefined; next = queue[++count]) {
    size += next.messages.length;
    if (next.from !== last.next || size > limit) break;
    last = next;
  }
  const messages = queue.splice(0, count).flatMap((batch) => batch.messages);
  return { ...last, from: first.from, messages };
}

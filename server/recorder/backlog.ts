import { bytesOf, type LogBatch } from '#server/recorder/log-batch.ts';

/** So many go into one transaction. Larger ones gain little and hold their locks longer. */
const PER_TRANSACTION = 30_000;
/** About what a reading takes while it waits. */
const BYTES_PER_READING = 500;

/** What was read of a partition and waits for the database. */
export function createBacklog() {
  let batches: LogBatch[] = [];
  let messages = 0;
  let load = 0;

  return {
    messages: () => messages,
    /** Its size, in readings. */
    load: () => load,
    put(batch: LogBatch) {
      batches.push(batch);
      messages += batch.messages.length;
      load += loadOf(batch);
    },
    /** All that follows one another, up to a good size. */
    take(): LogBatch | undefined {
      const taken = takeTogether(batches, PER_TRANSACTION);
      if (taken === undefined) return undefined;
      messages -= taken.messages.length;
      load -= loadOf(taken);
      return taken;
    },
    isEmpty: () => batches.length === 0,
    clear() {
      batches = [];
      messages = 0;
      load = 0;
    },
  };
}

/** In readings. What is kept whole, as rejects are, may be far larger than any. */
function loadOf({ messages }: LogBatch): number {
  return messages.reduce((load, logged) => {
    const message = 'check' in logged ? null : logged.message;
    const bytes = message === null ? 0 : bytesOf(message);
    return load + 1 + Math.floor(bytes / BYTES_PER_READING);
  }, 0);
}

/** Takes batches that follow one another from the front of the queue, as one. */
function takeTogether(queue: LogBatch[], limit: number): LogBatch | undefined {
  const first = queue[0];
  if (first === undefined) return undefined;
  let last = first;
  let size = first.messages.length;
  let count = 1;
  for (let next = queue[count]; next !== undefined; next = queue[++count]) {
    size += next.messages.length;
    if (next.from !== last.next || size > limit) break;
    last = next;
  }
  const messages = queue.splice(0, count).flatMap((batch) => batch.messages);
  return { ...last, from: first.from, oldestAt: first.receivedAt, messages };
}

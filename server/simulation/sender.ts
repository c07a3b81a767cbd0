import type { FirstOffsets, OutgoingMessage } from '#server/kafka/producer.ts';
import type { Run } from '#server/simulation/run.ts';

/** A message, the sensor whose it is, and when it was made, on the process's own clock. */
export type Sending = { run: Run; message: OutgoingMessage; madeAt: number };

/** kafkajs writes a request's messages without a pause: so many take some milliseconds. */
const AT_ONCE = 500;
/** All that may wait or be on its way, whatever its sensors. */
const MOST = 20_000;
const IN_FLIGHT = 5;

/** Readings that are due go together; while the brokers are slow, or away, no more pile up than may. */
export function createSender(deps: {
  send: (messages: OutgoingMessage[]) => Promise<FirstOffsets>;
  lingerMs: number;
  /** Brokers take an idempotent producer's requests one after the other. */
  oneAtATime: boolean;
  onAcknowledged: (sendings: readonly Sending[], first: FirstOffsets) => void;
  onFailed: (sendings: readonly Sending[], error: unknown) => void;
}) {
  const { lingerMs, onAcknowledged, onFailed } = deps;
  const requestsAtMost = deps.oneAtATime ? 1 : IN_FLIGHT;
  let buffer: Sending[] = [];
  let inFlight = 0;
  /** Each with when the first of its readings was made. */
  const requests = new Map<Promise<void>, number>();
  let timer: NodeJS.Timeout | undefined;
  let lingering = false;

  const request = async (sendings: readonly Sending[]) => {
    inFlight += sendings.length;
    try {
      const first = await deps.send(sendings.map(({ message }) => message));
      onAcknowledged(sendings, first);
    } catch (error) {
      onFailed(sendings, error);
    } finally {
      inFlight -= sendings.length;
    }
  };

  const flush = () => {
    while (buffer.length > 0 && requests.size < requestsAtMost) {
      const sendings = buffer.slice(0, AT_ONCE);
      buffer = buffer.slice(AT_ONCE);
      const done = request(sendings).finally(() => {
        requests.delete(done);
        if (!lingering) flush();
      });
      requests.set(done, sendings[0]?.madeAt ?? Number.POSITIVE_INFINITY);
    }
  };

  return {
    /** False when there is no room for it. */
    put(sending: Sending): boolean {
      if (buffer.length + inFlight >= MOST) return false;
      buffer.push(sending);
      return true;
    },
    /** What was put goes out, together with what follows within the linger time. */
    flushSoon() {
      if (lingerMs === 0 || buffer.length >= AT_ONCE) return flush();
      if (lingering) return;
      lingering = true;
      timer = setTimeout(() => {
        lingering = false;
        flush();
      }, lingerMs);
    },
    buffered: () => buffer.length,
    inFlight: () => inFlight,
    /** When the oldest was made that is not answered yet; Infinity when none is under way. */
    unansweredSince: () => Math.min(...requests.values()),
    /** What waits still goes out; resolves when all of it is acknowledged or lost. */
    async drain() {
      clearTimeout(timer);
      lingering = false;
      flush();
      while (requests.size > 0) await Promise.all(requests.keys());
    },
  };
}

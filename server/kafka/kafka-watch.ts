import { NOTHING_READ, noteEnd, type ReadTo, waitsSince } from '#lib/health/read-to.ts';
import { type PartitionLag, type TailWatch, watchTail } from '#lib/health/tail-watch.ts';
import type { LogEnds, PartitionEnds } from '#server/kafka/log-ends.ts';
import { protocolFault } from '#server/kafka/protocol-fault.ts';
import { messageOf } from '#server/lifecycle/start-error.ts';
import type { Board } from '#server/live/board.ts';

const LOOK_EVERY_MS = 1000;
/** While leaders move from a broker that went, the others serve on: this many looks it is no fault yet. */
const LEADERLESS_LOOKS = 8;

type Tail = {
  positions: () => ReadonlyMap<number, bigint>;
  forgetPositions: () => void;
  fault: () => string | undefined;
  rebuild: (why: string) => Promise<void>;
};

/** Asks the brokers once a second how far the log goes: are they there, and does the tail keep up? */
export function createKafkaWatch(deps: {
  ends: LogEnds;
  tail: Tail;
  board: Board;
  /** Whoever else wants to know: the ends were as given at the time given. */
  onEnds: (ends: readonly PartitionEnds[], askedAt: number) => void;
  now: () => number;
  clock: () => number;
}) {
  const { tail, board, now, clock } = deps;
  let watch: TailWatch = new Map();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let leaderless = 0;
  let lags: readonly PartitionLag[] = [];
  /** How far the tail read each partition, by time. */
  let read: ReadonlyMap<number, ReadTo> = new Map();

  const look = async () => {
    try {
      await judge();
      board.saw('kafka', { up: true });
      leaderless = 0;
    } catch (error) {
      const moving = /LEADER_NOT_AVAILABLE|NOT_LEADER/.test(protocolFault(error) ?? '');
      leaderless = moving ? leaderless + 1 : 0;
      if (!moving) board.saw('kafka', { up: false, reason: messageOf(error) });
      else if (leaderless > LEADERLESS_LOOKS) {
        board.saw('kafka', { up: false, reason: 'leaderless' });
      }
    }
    if (!stopped) timer = setTimeout(look, LOOK_EVERY_MS);
  };

  const judge = async () => {
    // Copied before the broker is asked: what is read meanwhile must not look like more than there is.
    const positions = new Map(tail.positions());
    const askedAt = now();
    const ends = await deps.ends.ask();
    deps.onEnds(ends, askedAt);
    lags = ends.map(({ partition, low, high }) => ({
      partition,
      position: positions.get(partition) ?? low,
      low,
      high,
    }));
    read = new Map(
      lags.map(({ partition, position, high }) => {
        const before = read.get(partition) ?? NOTHING_READ;
        return [partition, noteEnd(before, askedAt, Number(high), Number(position))];
      }),
    );
    const behind = lags.some(({ position, high }) => position < high);
    const fault = tail.fault();
    if (behind && fault !== undefined) return board.saw('tail', { up: false, reason: fault });
    const next = watchTail(watch, lags, clock());
    watch = next.watch;
    const reason = next.verdict === 'log-restarted' ? next.verdict : 'stalled';
    const up = next.verdict === 'advancing' && !next.stuck;
    board.saw('tail', up ? { up } : { up, reason });
    if (next.verdict === 'advancing') return;
    if (next.verdict === 'log-restarted') tail.forgetPositions();
    void tail.rebuild(next.verdict);
  };

  return {
    name: 'the watch on Kafka',
    start: () => look(),
    /** How far the tail is behind in each partition, as last seen. */
    behind: () =>
      lags.map(({ partition, position, high }) => ({
        partition,
        messages: Math.max(0, Number(high - position)),
        waitsSince: waitsSince(read.get(partition) ?? NOTHING_READ) ?? null,
      })),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await deps.ends.stop();
    },
  };
}

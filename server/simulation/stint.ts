import type { Receipt, SimulationReport } from '#lib/api/simulation.ts';
import type { SendSettings } from '#lib/simulation/sending.ts';
import type { FirstOffsets, OutgoingMessage } from '#server/kafka/producer.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { messageOf } from '#server/lifecycle/start-error.ts';
import { createAccounts } from '#server/simulation/accounts.ts';
import { createEngine, type Runs } from '#server/simulation/engine.ts';
import type { WishedSensor } from '#server/simulation/run.ts';

export type OpenProducer = (
  settings: SendSettings,
  onRetry: () => void,
) => {
  send: (messages: OutgoingMessage[]) => Promise<FirstOffsets>;
  stop: () => Promise<void>;
};

export type Stint = ReturnType<typeof createStint>;

/** How sensors send, and among how many partitions: a producer knows those that there were when it was opened. */
type Way = { readonly settings: SendSettings; readonly partitions: number };

/** What this instance does for as long as the simulation is its own. */
export function createStint(deps: {
  openProducer: OpenProducer;
  topic: string;
  onReceipts: () => ((receipts: readonly Receipt[]) => void) | undefined;
  onSlept: () => void;
  now: () => number;
  clock: () => number;
  log: Log;
}) {
  const { openProducer, log } = deps;
  const accounts = createAccounts(deps);
  const runs: Runs = new Map();
  let current: ReturnType<typeof open> | undefined;
  /** That one, and those before it whose last readings are still on their way. */
  const sending = new Set<ReturnType<typeof open>>();
  const leaving = new Set<Promise<void>>();

  const open = (way: Way) => {
    const producer = openProducer(way.settings, accounts.retried);
    const engine = createEngine({
      ...{ ...deps, ...way, runs, send: producer.send },
      onAcknowledged: accounts.sent,
      onFailed(count, error) {
        log.debug({ error }, `${count} simulated readings were not acknowledged`);
        accounts.failed(count, messageOf(error));
      },
      onSkipped: accounts.skipped,
    });
    return { way, engine, producer };
  };

  const leave = async (old: ReturnType<typeof open>) => {
    old.engine.halt();
    await old.engine.drain();
    sending.delete(old);
    await old.producer.stop();
  };

  /** What was measured is sent the way that counted then. */
  const close = async () => {
    if (current !== undefined) {
      const left = leave(current).finally(() => leaving.delete(left));
      leaving.add(left);
    }
    current = undefined;
    await Promise.all(leaving);
  };

  const onItsWay = () => {
    const engines = [...sending].map(({ engine }) => engine);
    const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
    const since = Math.min(...engines.map((engine) => engine.unansweredSince()));
    return {
      buffered: sum(engines.map((engine) => engine.buffered())),
      inFlight: sum(engines.map((engine) => engine.inFlight())),
      unansweredMs: Number.isFinite(since) ? deps.clock() - since : null,
    };
  };

  return {
    carryOut(sensors: readonly WishedSensor[], way: Way) {
      if (JSON.stringify(current?.way) !== JSON.stringify(way)) {
        close().catch((error: unknown) => {
          log.debug({ error }, 'the producer with other settings did not leave in good order');
        });
      }
      current ??= open(way);
      sending.add(current);
      current.engine.carryOut(sensors);
    },
    turn: accounts.turn,
    report: (): SimulationReport => accounts.report(onItsWay()),
    /** Nothing waits, and nothing is under way. */
    isIdle() {
      const { buffered, inFlight } = onItsWay();
      return buffered + inFlight === 0;
    },
    /** Nothing new is measured. */
    halt: () => current?.engine.halt(),
    /** Resolves when what was measured is acknowledged or lost. */
    stop: close,
  };
}

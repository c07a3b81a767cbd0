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

/** What this instance does for as long as the simulation is its own. */
export function createStint(deps: {
  openProducer: OpenProducer;
  topic: string;
  partitions: () => number;
  onReceipts: () => ((receipts: readonly Receipt[]) => void) | undefined;
  now: () => number;
  clock: () => number;
  log: Log;
}) {
  const { openProducer, log } = deps;
  const accounts = createAccounts(deps);
  const runs: Runs = new Map();
  let current: ReturnType<typeof open> | undefined;

  const open = (settings: SendSettings) => {
    const producer = openProducer(settings, accounts.retried);
    const engine = createEngine({
      ...deps,
      runs,
      settings,
      send: producer.send,
      onAcknowledged: accounts.acknowledged,
      onFailed(count, error) {
        log.debug({ error }, `${count} simulated readings were not acknowledged`);
        accounts.failed(count, messageOf(error));
      },
      onSkipped: accounts.skipped,
    });
    return { settings, engine, producer };
  };

  /** What was measured is sent the way that counted then. */
  const close = async () => {
    const old = current;
    current = undefined;
    old?.engine.halt();
    await old?.engine.drain();
    await old?.producer.stop();
  };

  return {
    carryOut(sensors: readonly WishedSensor[], settings: SendSettings) {
      if (JSON.stringify(current?.settings) !== JSON.stringify(settings)) {
        close().catch((error: unknown) => {
          log.debug({ error }, 'the producer with other settings did not leave in good order');
        });
      }
      current ??= open(settings);
      current.engine.carryOut(sensors);
    },
    turn: accounts.turn,
    report(): SimulationReport {
      const [buffered, inFlight] = [current?.engine.buffered(), current?.engine.inFlight()];
      return accounts.report({ buffered: buffered ?? 0, inFlight: inFlight ?? 0 });
    },
    /** Nothing new is measured. */
    halt: () => current?.engine.halt(),
    /** Resolves when what was measured is acknowledged or lost. */
    stop: close,
  };
}

import type { SimulationView } from '#lib/api/simulation.ts';
import type { SimulationStatus } from '#lib/live/events.ts';
import type { SendSettings } from '#lib/simulation/sending.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { createReceiptListeners } from '#server/simulation/receipt-listeners.ts';
import type { OpenProducer } from '#server/simulation/stint.ts';
import { sensorsOf, statusOf, viewOf } from '#server/simulation/views.ts';
import {
  countRunning,
  NO_WISH,
  type SimulationStore,
  type Tenure,
} from '#server/simulation/wish.ts';
import { createWork } from '#server/simulation/work.ts';

const LOOK_EVERY_MS = 1000;
export type Simulation = ReturnType<typeof createSimulation>;

/** Sensors that are not there. Every instance may say what they should do; one of them lets them run. */
export function createSimulation(deps: {
  store: SimulationStore;
  openProducer: OpenProducer;
  topic: string;
  /** What counts until somebody has chosen. */
  usual: SendSettings;
  onStatus: (status: SimulationStatus) => void;
  now: () => number;
  clock: () => number;
  log: Log;
}) {
  const { store, onStatus, log } = deps;
  const listeners = createReceiptListeners();
  const work = createWork({
    ...deps,
    onReceipts: listeners.wanted,
    onSlept: () => void look(),
  });
  let wish = NO_WISH;
  /** Whether something else may be wished by now. */
  let isOld = true;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;
  let told: SimulationStatus | undefined;

  const settings = () => wish.settings ?? deps.usual;

  const tell = () => {
    const status = statusOf(wish, work.tenure());
    if (JSON.stringify(status) !== JSON.stringify(told)) onStatus(status);
    told = status;
  };

  const read = async () => {
    isOld = false;
    try {
      wish = await store.load();
    } catch (error) {
      isOld = true;
      throw error;
    }
  };

  const carryOut = () => work.carryOut(wish.sensors, settings());

  const hold = async (): Promise<Tenure> => {
    const tenure = work.tenure();
    const wanted = countRunning(wish.sensors) > 0;
    if (!tenure.mine && !wanted) {
      return told !== undefined && tenure.owner === null ? tenure : store.look();
    }
    if (!wanted) carryOut();
    // What is not to run any more is still ours until the last of it is acknowledged.
    if (wanted || !work.isIdle()) return store.hold(tenure.mine ? work.report() : null);
    const report = work.report();
    await store.release(report);
    return { mine: false, owner: null, report };
  };

  const lookOnce = async () => {
    if (stopped) return;
    try {
      if (isOld) await read();
      work.holds(await hold());
      tell();
    } catch (error) {
      // The watch on the database says why. Who runs it goes on meanwhile: nobody else can take over.
      log.debug({ error }, 'who runs the simulation is not known now');
    }
    carryOut();
  };

  /** One after the other. */
  const look = (): Promise<void> => {
    looking = looking.then(lookOnce);
    return looking;
  };

  const lookOn = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      work.turn();
      void look().then(lookOn);
    }, LOOK_EVERY_MS);
  };

  return {
    name: 'the simulation',
    /** Goes on with what should run, unless another instance does. */
    async start() {
      await look();
      lookOn();
    },
    /** Something else is wished. */
    reload() {
      isOld = true;
      return look();
    },
    sawPartitions(count: number) {
      if (work.sawPartitions(count)) void look();
    },
    /** Told of every receipt of what this instance sends, for who follows messages on their way. */
    onReceipts: listeners.add,
    view(): SimulationView {
      const now = { settings: settings(), report: work.report(), at: deps.now() };
      return viewOf(wish, work.tenure(), { ...now, partitions: work.partitions() });
    },
    sensors: () => sensorsOf(wish),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      work.halt();
      await looking;
      // Without a database another takes over a little later.
      if (work.tenure().mine) await store.release(work.report()).catch(logLeaving);
      await work.end();
    },
  };

  function logLeaving(error: unknown): void {
    log.debug({ error }, 'the simulation was not left in good order');
  }
}

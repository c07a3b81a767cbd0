import type { SimulationView } from '#lib/api/simulation.ts';
import type { SimulationStatus } from '#lib/events.ts';
import type { SendSettings } from '#lib/simulation/sending.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { createReceiptListeners } from '#server/simulation/receipt-listeners.ts';
import { createStint, type OpenProducer, type Stint } from '#server/simulation/stint.ts';
import { NOTHING_SENT, sensorsOf, statusOf, viewOf } from '#server/simulation/views.ts';
import {
  countRunning,
  NO_WISH,
  type SimulationStore,
  type Tenure,
} from '#server/simulation/wish.ts';

const LOOK_EVERY_MS = 1000;
const NOBODY: Tenure = { mine: false, owner: null, report: null };
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
  let wish = NO_WISH;
  let partitions: number | undefined;
  let tenure = NOBODY;
  let stint: Stint | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;
  let told: SimulationStatus | undefined;
  const listeners = createReceiptListeners();

  const logLeaving = (error: unknown) => {
    log.debug({ error }, 'the simulation was not left in good order');
  };

  const settings = () => wish.settings ?? deps.usual;
  /** Another's, while another runs it, or did; else ours, whose last acknowledgements may still come. */
  const report = () => {
    const ours = isAnothers(tenure) ? undefined : stint?.report();
    return ours ?? (tenure.mine ? null : tenure.report) ?? NOTHING_SENT;
  };

  const tell = () => {
    const status = statusOf(wish, tenure);
    if (JSON.stringify(status) !== JSON.stringify(told)) onStatus(status);
    told = status;
  };

  const carryOut = () => {
    const known = partitions ?? 0;
    if (stopped || !tenure.mine || known === 0) return;
    stint ??= createStint({
      ...deps,
      onReceipts: listeners.wanted,
      partitions: () => partitions ?? known,
    });
    stint.carryOut(wish.sensors, settings());
  };

  const endStint = async () => {
    const ended = stint;
    stint = undefined;
    await ended?.stop();
  };

  /** What is not to run any more needs nobody; what it sent last is still being acknowledged. */
  const letGo = async () => {
    carryOut();
    await store.release(report());
    tenure = { mine: false, owner: null, report: report() };
  };

  const hold = async () => {
    const wanted = countRunning(wish.sensors) > 0;
    if (wanted) tenure = await store.hold(tenure.mine ? report() : null);
    else if (tenure.mine) await letGo();
    else if (tenure.owner !== null) tenure = await store.look();
    if (isAnothers(tenure)) void endStint().catch(logLeaving);
    carryOut();
    tell();
  };

  const look = async () => {
    stint?.turn();
    try {
      await hold();
    } catch (error) {
      // The watch on the database says why. Who runs it goes on meanwhile: nobody else can take over.
      log.debug({ error }, 'who runs the simulation is not known now');
    }
  };

  /** One after the other. */
  const queue = (work: () => Promise<void>): Promise<void> => {
    looking = looking.then(work).catch((error: unknown) => {
      log.debug({ error }, 'what the simulation should do could not be read');
    });
    return looking;
  };

  const lookOn = () => {
    if (stopped) return;
    timer = setTimeout(() => void queue(look).then(lookOn), LOOK_EVERY_MS);
  };

  const read = async () => {
    if (stopped) return;
    wish = await store.load();
    await hold();
  };

  return {
    name: 'the simulation',
    /** Goes on with what should run, unless another instance does. */
    async start() {
      await queue(async () => {
        tenure = await store.look();
        await read();
      });
      lookOn();
    },
    /** Something else is wished. */
    reload: () => queue(read),
    sawPartitions(count: number) {
      if (partitions === count) return;
      partitions = count;
      void queue(async () => carryOut());
    },
    /** Told of every receipt of what this instance sends, for who follows messages on their way. */
    onReceipts: listeners.add,
    view: (): SimulationView =>
      viewOf(wish, tenure, {
        partitions,
        settings: settings(),
        report: report(),
        at: deps.now(),
      }),
    sensors: () => sensorsOf(wish),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      stint?.halt();
      await looking;
      // Without a database another takes over a little later.
      if (tenure.mine) await store.release(report()).catch(logLeaving);
      await endStint();
    },
  };
}

function isAnothers({ mine, owner }: Tenure): boolean {
  return !mine && owner !== null;
}

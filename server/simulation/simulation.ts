import type { SimulationRequest } from '#lib/api.ts';
import type { Receipt, SimulationStatus } from '#lib/events.ts';
import { SIMULATION_PERIOD_MS, sensorKey, simulatedCelsius } from '#lib/simulation.ts';
import type { Produce } from '#server/kafka/producer.ts';
import type { Log } from '#server/lifecycle/log.ts';

/** How many receipts are kept for whoever asks. */
const KEPT_RECEIPTS = 50;

export type Simulation = ReturnType<typeof createSimulation>;

/** Sensors that are not there: each sends a value a second through the real producer. */
export function createSimulation(deps: {
  produce: Produce;
  load: () => Promise<{ running: boolean; sensors: number }>;
  save: (wish: { running: boolean; sensors: number }) => Promise<void>;
  onStatus: (status: SimulationStatus) => void;
  random: () => number;
  log: Log;
}) {
  const { produce, load, save, onStatus, random, log } = deps;
  let wish = { running: false, sensors: 0 };
  let sensors: { stop: () => void }[] = [];
  let acknowledged = 0;
  let failed = 0;
  let receipts: Receipt[] = [];

  const status = (): SimulationStatus => ({
    ...wish,
    acknowledged,
    failed,
    lastReceipt: receipts.at(-1) ?? null,
  });

  const send = async (key: string) => {
    try {
      const receipt = await produce(key, simulatedCelsius(random));
      acknowledged++;
      receipts = [...receipts.slice(1 - KEPT_RECEIPTS), receipt];
    } catch (error) {
      failed++;
      log.debug({ error, key }, 'a simulated reading was not acknowledged');
    }
    onStatus(status());
  };

  /** A sensor whose last reading is still on its way skips a beat: nothing piles up while Kafka is away. */
  const startSensor = (index: number, count: number) => {
    let sending = false;
    const beat = () => {
      if (sending) return;
      sending = true;
      void send(sensorKey(index)).finally(() => {
        sending = false;
      });
    };
    let timer = setTimeout(
      () => {
        beat();
        timer = setInterval(beat, SIMULATION_PERIOD_MS);
      },
      (index * SIMULATION_PERIOD_MS) / count,
    );
    return { stop: () => clearTimeout(timer) };
  };

  const carryOut = () => {
    for (const sensor of sensors) sensor.stop();
    const count = wish.running ? wish.sensors : 0;
    sensors = Array.from({ length: count }, (_, index) => startSensor(index, count));
    onStatus(status());
  };

  return {
    name: 'the simulation',
    /** Goes on with what was running when Gelo stopped. */
    async start() {
      wish = await load();
      carryOut();
    },
    stop() {
      for (const sensor of sensors) sensor.stop();
      sensors = [];
    },
    status,
    receipts: (): readonly Receipt[] => receipts,
    async request(next: SimulationRequest): Promise<SimulationStatus> {
      await save(next);
      const same = wish.running === next.running && wish.sensors === next.sensors;
      wish = { running: next.running, sensors: next.sensors };
      if (!same) carryOut();
      return status();
    },
  };
}

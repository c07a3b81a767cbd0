import type { SimulationRequest } from '#lib/api/simulation.ts';
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
  const underway = new Set<string>();
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
  const beat = async (key: string) => {
    if (underway.has(key)) return;
    underway.add(key);
    await send(key);
    underway.delete(key);
  };

  const startSensor = (index: number, count: number) => {
    const key = sensorKey(index);
    const phase = (index * SIMULATION_PERIOD_MS) / count;
    let timer = setTimeout(() => {
      void beat(key);
      timer = setInterval(() => void beat(key), SIMULATION_PERIOD_MS);
    }, phase);
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

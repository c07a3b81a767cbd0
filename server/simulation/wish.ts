import type { FaultView, SimulationReport } from '#lib/api/simulation.ts';
import type { SendSettings } from '#lib/simulation/sending.ts';
import type { SimulatedSensor } from '#lib/simulation/sensor.ts';
import type { WishedSensor } from '#server/simulation/run.ts';

/** What simulated sensors should be doing, whoever carries it out. */
export type Wish = {
  /** Grows with each change. */
  readonly revision: number;
  /** In the order of their numbers; they run, or stand ready. */
  readonly sensors: readonly WishedSensor[];
  /** Null until somebody has said so: then the configuration's count. */
  readonly settings: SendSettings | null;
  /** Those that are not over. */
  readonly faults: readonly FaultView[];
};

export const NO_WISH: Wish = { revision: 0, sensors: [], settings: null, faults: [] };

/** Who runs the simulation, and what it said last. */
export type Tenure = {
  /** Whether that is the one who asks. */
  readonly mine: boolean;
  readonly owner: { readonly name: string; readonly since: number } | null;
  readonly report: SimulationReport | null;
};

/** What the simulation needs of a database. */
export type SimulationStore = {
  load(): Promise<Wish>;
  /** Takes it over where nobody has it, or holds what is held, and leaves a report for the others. */
  hold(report: SimulationReport | null): Promise<Tenure>;
  /** Who has it, without taking it. */
  look(): Promise<Tenure>;
  /** Another may take over at once. */
  release(report: SimulationReport): Promise<void>;
};

export function countRunning(sensors: readonly SimulatedSensor[]): number {
  return sensors.filter(({ running }) => running).length;
}

export function wishedPerSecond(sensors: readonly SimulatedSensor[]): number {
  const rates = sensors.map(({ running, rate }) => (running ? rate : 0));
  return rates.reduce((total, rate) => total + rate, 0);
}

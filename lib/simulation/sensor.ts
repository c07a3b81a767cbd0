export const SENSOR_MODELS = ['plain', 'physical'] as const;
export type SensorModel = (typeof SENSOR_MODELS)[number];

export const MAX_SENSORS = 1000;
export const DEFAULT_SENSORS = 3;
/** Readings a second, of each sensor. */
export const RATE = { least: 0.1, most: 100, usual: 1 } as const;
/** So many readings a second one instance is known to manage: `npm run bench -- simulation`. */
export const KNOWN_TO_WORK = 10_000;

/** A sensor that is not there, as somebody wishes it to be. */
export type SimulatedSensor = {
  readonly id: string;
  readonly running: boolean;
  readonly model: SensorModel;
  readonly rate: number;
  readonly profile: string;
  readonly seed: number;
};

export function sensorId(number: number): string {
  return `sensor${number}`;
}

const ID = /^sensor(0|[1-9]\d{0,2})$/;

/** Its place among the sensors; undefined for what is no simulated sensor's id. */
export function sensorNumber(id: string): number | undefined {
  const digits = ID.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Ids as few words: a thousand of them are one stretch. In the order of their numbers. */
export function listSensors(numbers: readonly number[]): string {
  const stretches: { from: number; to: number }[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last !== undefined && number <= last.to + 1) last.to = number;
    else stretches.push({ from: number, to: number });
  }
  return stretches
    .map(({ from, to }) => (from === to ? sensorId(from) : `${sensorId(from)}–${sensorId(to)}`))
    .join(', ');
}

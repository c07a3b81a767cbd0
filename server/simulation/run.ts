import {
  type FaultSpan,
  faultsAt,
  PHYSICAL_FAULTS,
  type SimulatedFault,
  transmit,
} from '#lib/simulation/faults.ts';
import {
  createMeasure,
  type Limits,
  MEMORY_MS,
  type Measure,
  outsideOf,
} from '#lib/simulation/measure.ts';
import { keyFor, type SendSettings, valueFor } from '#lib/simulation/sending.ts';
import type { SimulatedSensor } from '#lib/simulation/sensor.ts';
import type { OutgoingMessage } from '#server/kafka/producer.ts';

/** A sensor as it is wished, with its profile's limits and what is wrong with it. */
export type WishedSensor = SimulatedSensor & {
  readonly number: number;
  readonly limits: Limits;
  readonly faults: readonly FaultSpan[];
};

/** A sensor that runs, or ran: what it sent before it was stopped may still wait. */
export type Run = {
  sensor: WishedSensor;
  measure: Measure;
  /** When its next reading is due, on the process's own clock; Infinity while it is stopped. */
  next: number;
  /** Readings that are not acknowledged yet. */
  waiting: number;
  nth: number;
  /** What it measured last, while it was not stuck; undefined before it measured anything. */
  held: number | undefined;
};

const STOPPED = Number.POSITIVE_INFINITY;

export function createRun(sensor: WishedSensor, at: number): Run {
  const measure = measureOf(sensor, at);
  return { sensor, measure, next: STOPPED, waiting: 0, nth: 0, held: undefined };
}

/** Goes on as it is wished now, and goes on measuring where it can: a freezer does not stop with its sensor. */
export function changeRun(
  run: Run,
  sensor: WishedSensor,
  at: number,
  firstDue: (rate: number) => number,
): void {
  const before = run.sensor;
  run.sensor = sensor;
  if (!isSameFreezer(before, sensor)) run.measure = measureOf(sensor, at);
  if (!sensor.running) run.next = STOPPED;
  else if (run.next === STOPPED || before.rate !== sensor.rate) run.next = firstDue(sensor.rate);
  // A fault shows at once, also where a sensor sends every ten seconds only.
  if (sensor.running && hasNewFault(before, sensor))
    run.next = Math.min(run.next, firstDue(RATE_AT_ONCE));
}

const RATE_AT_ONCE = Number.POSITIVE_INFINITY;

function hasNewFault(before: WishedSensor, after: WishedSensor): boolean {
  const last = before.faults.at(-1)?.from ?? Number.NEGATIVE_INFINITY;
  return after.faults.some(({ from }) => from > last);
}

/** What was wrong with a freezer before this instance had it has had its time to warm it. */
function measureOf({ model, seed, limits, faults }: WishedSensor, at: number): Measure {
  const measure = createMeasure(model, seed, limits);
  const troubled = faults.filter(({ kind }) => PHYSICAL_FAULTS.includes(kind));
  const since = Math.min(...troubled.map(({ from }) => from));
  if (since < at) measure(Math.max(since, at - MEMORY_MS), NOTHING_WRONG);
  return measure;
}
const NOTHING_WRONG: ReadonlySet<SimulatedFault> = new Set();

function isSameFreezer(one: WishedSensor, other: WishedSensor): boolean {
  return (
    one.model === other.model &&
    one.seed === other.seed &&
    one.limits.low === other.limits.low &&
    one.limits.high === other.limits.high
  );
}

/** What a sensor sends of one measurement, by whichever faults it has. */
export function beat(
  run: Run,
  at: number,
  { settings, headers, partition }: BeatTools,
): OutgoingMessage[] {
  const { id, limits, faults: spans } = run.sensor;
  const faults = faultsAt(spans, at);
  const celsius = run.measure(at, faults);
  const held = faults.has('stuck') ? (run.held ?? celsius) : celsius;
  run.held = held;
  const key = keyFor(settings.keys, id);
  const sent = transmit({ celsius, at }, faults, {
    held,
    outside: outsideOf(limits),
    nth: run.nth++,
    write: (value, time) => valueFor(settings.keys, id, value, time),
  });
  return sent.map(({ value, at: stamp }) => {
    return { key, value, partition: partition(id), timestamp: String(stamp), headers };
  });
}

export type BeatTools = {
  settings: SendSettings;
  headers: Record<string, string>;
  partition: (sensor: string) => number;
};

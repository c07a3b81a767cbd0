/** What can be wrong with a freezer, its probe, its clock, or the way that its readings take. */
export const FAULT_KINDS = [
  'door',
  'compressor',
  'defrost',
  'off-range',
  'probe-error',
  'stuck',
  'clock',
  'silence',
  'duplicate',
  'malformed',
  'burst',
] as const;
export type SimulatedFault = (typeof FAULT_KINDS)[number];

/** These happen to a freezer, so it takes the model that has one. */
export const PHYSICAL_FAULTS: readonly SimulatedFault[] = ['door', 'compressor', 'defrost'];

export const FAULT_SECONDS = { least: 1, most: 86_400, usual: 300 } as const;

export type FaultSpan = {
  readonly kind: SimulatedFault;
  readonly from: number;
  readonly until: number;
};

const PROBE_ERROR = -127;
/** More than what makes a reading skewed (RD10), less than the hour ahead that brokers refuse. */
const AHEAD_MS = 10 * 60_000;
const BURST = 20;
const COPIES = 2;
/** One for each of several reasons to reject (RD7). */
const MALFORMED = ['warm', '', '{"temperature": -3.4', 'NaN', '-300', '{"value": 1, "unit": "X"}'];

/** What is wrong at a moment. */
export function faultsAt(spans: readonly FaultSpan[], at: number): ReadonlySet<SimulatedFault> {
  if (spans.length === 0) return NONE;
  return new Set(spans.filter(({ from, until }) => from <= at && at < until).map((s) => s.kind));
}
const NONE: ReadonlySet<SimulatedFault> = new Set();

export type Measured = { readonly celsius: number; readonly at: number };
/** A message's value, and the time that it carries. */
export type Sent = { readonly value: string; readonly at: number };

/** What a sensor sends of one measurement. */
export function transmit(
  { celsius, at }: Measured,
  faults: ReadonlySet<SimulatedFault>,
  sensor: {
    /** What it measured before it got stuck. */
    held: number;
    /** A value beyond its limits. */
    outside: number;
    /** Which of its measurements this is. */
    nth: number;
    write: (celsius: number, at: number) => string;
  },
): readonly Sent[] {
  const { write } = sensor;
  if (faults.size === 0) return [{ value: write(celsius, at), at }];
  if (faults.has('silence')) return [];
  const told = toldBy(celsius, faults, sensor);
  const stamp = faults.has('clock') ? at + AHEAD_MS : at;
  const sent = Array.from({ length: faults.has('burst') ? BURST : 1 }, (_, n): Sent => {
    const value = faults.has('malformed')
      ? (MALFORMED[(sensor.nth + n) % MALFORMED.length] as string)
      : write(told, stamp + n);
    return { value, at: stamp + n };
  });
  const copies = faults.has('duplicate') ? COPIES : 1;
  return sent.flatMap((one) => Array<Sent>(copies).fill(one));
}

/** What the probe says. One that is broken says nothing of what there is to measure. */
function toldBy(
  celsius: number,
  faults: ReadonlySet<SimulatedFault>,
  { held, outside }: { held: number; outside: number },
): number {
  if (faults.has('probe-error')) return PROBE_ERROR;
  if (faults.has('stuck')) return held;
  return faults.has('off-range') ? outside : celsius;
}

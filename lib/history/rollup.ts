/** What is kept of the readings of one minute or one hour of a freezer. */
export type Bucket = {
  readonly from: number;
  /** Readings that count; `faulty` ones (probe errors) are only counted. */
  readonly count: number;
  readonly faulty: number;
  /** Meaningless while `count` is 0. */
  readonly min: number;
  readonly max: number;
  /** In millionths of a degree: whole numbers add up to the same in any order. */
  readonly sum: number;
  readonly below: number;
  readonly above: number;
  /** The sum that the mean kinetic temperature is made of. */
  readonly heat: number;
  /** How many of all these, faulty ones too, came from no sensor. */
  readonly simulated: number;
};

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
const MILLIONTHS = 1_000_000;

/** What a reading was when it was recorded, as bits: settings that change later do not change it. */
export const FLAG = { below: 1, above: 2, skewed: 4, probeError: 8, simulated: 16 } as const;

/** Activation energy over the gas constant, in kelvin, as pharmacopoeias take it. */
const ENERGY = 10_000;
const KELVIN = 273.15;

export function heatOf(celsius: number): number {
  return Math.exp(-ENERGY / (celsius + KELVIN));
}

/** The least heat that a double holds in full: that of −259.03 °C. Colder, and it soon is nothing. */
const LEAST_HEAT = 2 ** -1022;

/** The temperature whose heat this is; null for one so cold that its heat does not tell. */
export function celsiusOfHeat(heat: number): number | null {
  return heat < LEAST_HEAT ? null : ENERGY / -Math.log(heat) - KELVIN;
}

export function emptyBucket(from: number): Bucket {
  return {
    ...{ from, count: 0, faulty: 0, min: 0, max: 0, sum: 0 },
    ...{ below: 0, above: 0, heat: 0, simulated: 0 },
  };
}

export function addReading(bucket: Bucket, celsius: number, flags: number): Bucket {
  const simulated = bucket.simulated + ((flags & FLAG.simulated) >> 4);
  if (flags & FLAG.probeError) return { ...bucket, faulty: bucket.faulty + 1, simulated };
  const first = bucket.count === 0;
  return {
    from: bucket.from,
    count: bucket.count + 1,
    faulty: bucket.faulty,
    min: first || celsius < bucket.min ? celsius : bucket.min,
    max: first || celsius > bucket.max ? celsius : bucket.max,
    sum: bucket.sum + Math.round(celsius * MILLIONTHS),
    below: bucket.below + (flags & FLAG.below),
    above: bucket.above + ((flags & FLAG.above) >> 1),
    heat: bucket.heat + heatOf(celsius),
    simulated,
  };
}

export function mergeBuckets(a: Bucket, b: Bucket): Bucket {
  const faulty = a.faulty + b.faulty;
  const simulated = a.simulated + b.simulated;
  if (a.count === 0) return { ...b, from: a.from, faulty, simulated };
  if (b.count === 0) return { ...a, faulty, simulated };
  return {
    from: a.from,
    count: a.count + b.count,
    faulty,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    sum: a.sum + b.sum,
    below: a.below + b.below,
    above: a.above + b.above,
    heat: a.heat + b.heat,
    simulated,
  };
}

/** A value may have more decimals than the sum keeps: the mean stays within what was read all the same. */
export function meanOf({ sum, count, min, max }: Bucket): number {
  return Math.min(max, Math.max(min, sum / count / MILLIONTHS));
}

export function startOf(at: number, width: number): number {
  return Math.floor(at / width) * width;
}

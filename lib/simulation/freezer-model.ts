import type { SimulatedFault } from '#lib/simulation/faults.ts';

/** A freezer as a few masses that warm and cool each other; temperatures in °C. */
export type FreezerModel = {
  readonly air: number;
  /** What is stored in it: slow to warm and slow to cool. */
  readonly goods: number;
  /** What the probe, in its sleeve, has of the air's temperature. */
  readonly probe: number;
  readonly compressor: boolean;
};

export type Surroundings = {
  /** What its thermostat holds, by half of `BAND` around it. */
  readonly setPoint: number;
  readonly ambient: number;
  readonly defrosting: boolean;
  readonly faults: ReadonlySet<SimulatedFault>;
};

/** How far the thermostat lets the air go from end to end. */
const BAND = 2;
/** The evaporator is so much colder than what it cools to. */
const EVAPORATOR = 24;
/** In which time the difference between two of them shrinks to a third, in seconds. */
const PACE = {
  walls: 1500,
  door: 60,
  evaporator: 300,
  heater: 2700,
  goods: 1200,
  air: 480,
  probe: 60,
};
/** Within so short a step it does not matter who warms whom first. */
const STEP_S = 1;

export function startFreezer(celsius: number, compressor: boolean): FreezerModel {
  return { air: celsius, goods: celsius, probe: celsius, compressor };
}

export function evaporatorOf(setPoint: number): number {
  return setPoint - EVAPORATOR;
}

/**
 * The freezer some seconds later. Each temperature only ever moves towards another, so that none leaves
 * what lies between the evaporator's and the room's.
 */
export function stepFreezer(
  model: FreezerModel,
  seconds: number,
  around: Surroundings,
): FreezerModel {
  let { air, goods, probe, compressor } = model;
  const steps = Math.max(1, Math.ceil(seconds / STEP_S));
  const left = leftAfter(seconds / steps);
  for (let step = 0; step < steps; step++) {
    compressor = isCooling(compressor, air, around);
    air = towards(air, around.ambient, left.walls);
    if (around.faults.has('door')) air = towards(air, around.ambient, left.door);
    if (isDefrosting(around)) air = towards(air, around.ambient, left.heater);
    if (compressor) air = towards(air, evaporatorOf(around.setPoint), left.evaporator);
    const before = air;
    air = towards(air, goods, left.air);
    goods = towards(goods, before, left.goods);
    probe = towards(probe, air, left.probe);
  }
  return { air, goods, probe, compressor };
}

function isCooling(was: boolean, air: number, around: Surroundings): boolean {
  if (around.faults.has('compressor') || isDefrosting(around)) return false;
  if (air >= around.setPoint + BAND / 2) return true;
  return air > around.setPoint - BAND / 2 && was;
}

function isDefrosting({ defrosting, faults }: Surroundings): boolean {
  return defrosting || faults.has('defrost');
}

/** What is left of each difference after some seconds, as a part of it. */
function leftAfter(seconds: number): typeof PACE {
  const after = (pace: number) => Math.exp(-seconds / pace);
  return {
    walls: after(PACE.walls),
    door: after(PACE.door),
    evaporator: after(PACE.evaporator),
    heater: after(PACE.heater),
    goods: after(PACE.goods),
    air: after(PACE.air),
    probe: after(PACE.probe),
  };
}

function towards(from: number, to: number, left: number): number {
  return to + (from - to) * left;
}

const DAY_MS = 86_400_000;
export const AMBIENT = { mean: 22, swing: 3 };

/** Warmest in the afternoon of the world's time, an hour or two apart from room to room. */
export function ambientAt(at: number, shift: number): number {
  const turn = at / DAY_MS - 0.375 + shift / 12;
  return AMBIENT.mean + AMBIENT.swing * Math.sin(2 * Math.PI * turn);
}

const DEFROST = { everyMs: 6 * 3_600_000, forMs: 6 * 60_000 };

/** Four times a day, at another time in each freezer; `shift` is from 0 to 1. */
export function isDefrostTime(at: number, shift: number): boolean {
  return (at + shift * DEFROST.everyMs) % DEFROST.everyMs < DEFROST.forMs;
}

/** In the middle of the limits, but no farther than this inside the upper one. */
const INSIDE = 5;
/** A freezer only cools. */
const WARMEST = 15;

export function setPointOf({ low, high }: { low: number | null; high: number | null }): number {
  const upper = high ?? (low ?? 0) + 2 * INSIDE;
  const middle = low === null ? upper - INSIDE : (low + upper) / 2;
  return Math.min(WARMEST, Math.max(middle, upper - INSIDE));
}

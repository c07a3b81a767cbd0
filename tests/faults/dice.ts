/** Draws that a seed repeats: mulberry32. */
export type Dice = {
  /** Evenly from 0 up to, not including, 1. */
  roll: () => number;
  /** A whole number from `low` to `high`. */
  between: (low: number, high: number) => number;
  pick: <T>(things: readonly T[]) => T;
  shuffle: <T>(things: readonly T[]) => T[];
};

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(roll() * (high - low + 1));
  const pick = <T>(things: readonly T[]) => things[between(0, things.length - 1)] as T;
  const shuffle = <T>(things: readonly T[]) =>
    things
      .map((thing) => ({ thing, rank: roll() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ thing }) => thing);
  return { roll, between, pick, shuffle };
}

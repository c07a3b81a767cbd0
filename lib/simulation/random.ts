const STEP = 0x9e3779b9;
const TWO_32 = 2 ** 32;

/** Numbers from 0 up to, not including, 1. The same seed gives the same numbers, on every machine. */
export function createRandom(seed: number): () => number {
  let count = Math.imul(seed, STEP);
  return () => {
    count = (count + STEP) | 0;
    let mixed = Math.imul(count ^ (count >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / TWO_32;
  };
}

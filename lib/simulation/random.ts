const STEP = 0x9e3779b9;
const TWO_32 = 2 ** 32;

/** Numbers from 0 up to, not including, 1. The same seed gives the same numbers, on every machine. */
export function createRandom(seed: number): () => number {
  // Else the next seed would give the same numbers, one later.
  let count = scrambled(seed);
  return () => {
    count = (count + STEP) | 0;
    return (scrambled(count) >>> 0) / TWO_32;
  };
}

/** Another number of 32 bits for each; each bit given changes half of those returned. */
function scrambled(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

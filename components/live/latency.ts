const KEPT = 31;

/** CN1: how long readings took from Kafka to this screen: the middle of the last few frames. */
export function createLatencyMeter() {
  let values: number[] = [];
  return {
    took(ms: number) {
      values = [...values, Math.max(0, ms)].slice(-KEPT);
    },
    forget() {
      values = [];
    },
    middle(): number | undefined {
      const sorted = [...values].sort((a, b) => a - b);
      return sorted[sorted.length >> 1];
    },
  };
}

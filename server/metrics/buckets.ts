/** In seconds. From what a loop takes to what a person notices, and on to an outage. */
export const LATENCY = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300,
];
/** Messages. */
export const SIZES = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000];

/** Times in Kafka are the producer's: older than this is a log that is read again, or a wrong clock. */
const OLDEST_SECONDS = 3600;

/** How long ago something was, in seconds; undefined where that tells nothing of how fast we are. */
export function secondsSince(at: number, now: number): number | undefined {
  const seconds = (now - at) / 1000;
  return at >= 0 && seconds >= 0 && seconds <= OLDEST_SECONDS ? seconds : undefined;
}

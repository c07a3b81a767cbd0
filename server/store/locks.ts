/**
 * Gelo's advisory locks. Any numbers will do, as long as they differ and every instance of Gelo
 * waits on the same ones.
 */
export const LOCKS = {
  migrations: 7_104_705,
  newFreezers: 7_104_706,
  watchdog: 7_104_707,
  /** First of two numbers; the second is the log's. */
  log: 7_104_708,
  housekeeping: 7_104_709,
  settings: 7_104_710,
  simulation: 7_104_720,
  people: 7_104_711,
  integrity: 7_104_712,
} as const;

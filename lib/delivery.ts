/** One partition on its way from Kafka into the database. Times are epoch ms. */
export type PartitionDelivery = {
  readonly partition: number;
  /** −1 while it has none. */
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  /** What the broker holds: from `low` up to, not including, `high`. */
  readonly low: number;
  readonly high: number;
  /** The next offset to record; null before it was given to anybody. */
  readonly position: number | null;
  readonly lag: number;
  /** How long the newest recorded message lies back while there are others behind it. */
  readonly lagSeconds: number;
  /** Which instance records it. */
  readonly owner: string | null;
  /** Freezers with a reading in it. */
  readonly keys: number;
  readonly reconciliation: Reconciliation;
};

/**
 * What became of every offset from `from` up to `position`, counted in the data. `unaccounted` is
 * what is left, and null while a long log is being counted.
 */
export type Reconciliation = {
  readonly from: number;
  readonly recorded: number;
  readonly rejected: number;
  readonly gaps: number;
  readonly control: number;
  readonly unaccounted: number | null;
};

/** One row of the journal. Times are epoch ms. */
export type JournalEntry = {
  readonly id: number;
  /** When it happened, and when it was written down. */
  readonly at: number;
  readonly recordedAt: number;
  /** Null when nobody did it. */
  readonly who: string | null;
  readonly what: string;
  readonly freezer: string | null;
  readonly alarm: number | null;
  readonly before: unknown;
  readonly after: unknown;
};

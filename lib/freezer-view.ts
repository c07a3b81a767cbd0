import type { Overrides, Settings } from '#lib/settings.ts';

/** A freezer as the API shows it. Times are epoch ms. */
export type FreezerView = {
  /** Its key in Kafka. */
  readonly id: string;
  readonly name: string | null;
  readonly place: string | null;
  readonly profile: string;
  readonly overrides: Overrides;
  /** What is in force: its profile's, but for what it has of its own. */
  readonly settings: Settings;
  /** When its first reading was recorded. */
  readonly since: number;
  /** The newest that is recorded; `celsius` is of `celsiusAt`, and null while it gave nothing but probe errors. */
  readonly newest: {
    readonly at: number;
    readonly heardAt: number;
    readonly celsius: number | null;
    readonly celsiusAt: number;
  } | null;
};

export type ProfileView = {
  readonly id: string;
  /** Null for those that come with Gelo: the page has words for them. */
  readonly name: string | null;
  readonly settings: Settings;
  /** How many freezers have it. */
  readonly freezers: number;
};

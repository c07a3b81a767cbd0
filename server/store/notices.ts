import type { Client } from '#server/store/database.ts';

/** The channel on which every instance hears of what was changed. */
export const CHANNEL = 'gelo';
/** What another instance, or this one, committed: something of these freezers, settings of many, or the simulation. */
export type Notice =
  | { freezers: readonly number[] }
  | { freezers?: undefined; settings: true }
  | { freezers?: undefined; simulation: true }
  /** Said by triggers (migrations/0004-people.sql): of whom somebody's rights or sessions changed. */
  | { freezers?: undefined; person: string };

/** Heard by every instance once the transaction is committed. */
export async function notify(client: Client, notice: Notice): Promise<void> {
  await client.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(notice)]);
}

/** A notification may hold 8000 bytes; ids of freezers take up to 6 each. */
const FREEZERS_PER_NOTICE = 1000;

export async function notifyFreezers(client: Client, freezers: readonly number[]): Promise<void> {
  for (let at = 0; at < freezers.length; at += FREEZERS_PER_NOTICE) {
    await notify(client, { freezers: freezers.slice(at, at + FREEZERS_PER_NOTICE) });
  }
}

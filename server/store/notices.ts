import type { Client } from '#server/store/database.ts';

/** The channel on which every instance hears of what was changed. */
export const CHANNEL = 'gelo';
/** What another instance, or this one, committed: something of these freezers, or settings of many. */
export type Notice = { freezers: readonly number[] } | { freezers?: undefined; settings: true };

/** Heard by every instance once the transaction is committed. */
export async function notify(client: Client, notice: Notice): Promise<void> {
  await client.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(notice)]);
}

import type { Deed } from '#lib/journal/deeds.ts';
import type { Client } from '#server/store/database.ts';

export type Entry = {
  /** When it happened: epoch ms. */
  at: number;
  /** Null when nobody did it. */
  who: string | null;
  what: Deed;
  /** Which freezer, by its number. */
  freezer?: number | null;
  before?: object | null;
  after?: object | null;
};

/** What somebody did, into the journal; in the transaction that does it, so that neither is without the other. */
export async function writeDown(client: Pick<Client, 'query'>, entry: Entry): Promise<void> {
  const { at, who, what, freezer = null, before = null, after = null } = entry;
  await client.query(
    `insert into journal (at, who, what, freezer, before, after)
     values (to_timestamp($1::float8 / 1000), $2, $3, $4, $5, $6)`,
    [at, who, what, freezer, before, after],
  );
}

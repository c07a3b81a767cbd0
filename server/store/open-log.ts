import { setTimeout as wait } from 'node:timers/promises';
import type { OpenLog } from '#server/recorder/recording.ts';
import { findLikeness } from '#server/recorder/same-log.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { lockWithin } from '#server/store/held-log.ts';
import { readStored } from '#server/store/stored-stretch.ts';

type Place = { id: number; began: number; position: number; generation: number };
/** Where the broker's log begins and ends, and whether it first seemed to end before our place in it. */
type Ends = { low: number; high: number; wasShorter: boolean };
type Found = {
  /** Our place, for which the broker was asked, and as it is now. */
  seen: Place | undefined;
  known: Place | undefined;
  ends: Ends;
  begin: number | undefined;
};

/** A new leader may for a moment not know yet how far its partition goes. */
export const SHORTER_FOR_MS = 10_000;
const AGAIN_MS = 500;

/**
 * Which log a partition has, and where the database is in it. The broker is asked before anything is
 * locked: it may take long. Its answer counts only for the place for which it was asked.
 */
export async function openLog(
  database: Database,
  wanted: OpenLog,
  { shorterForMs, heldAtMostMs }: { shorterForMs: number; heldAtMostMs: number },
) {
  for (;;) {
    const seen = await database.withRecorderClient((client) => readPlace(client, wanted));
    const ends = await settledEnds(wanted.askEnds, seen?.position ?? 0, shorterForMs);
    const begin = await newBegin(database, wanted, seen, ends);
    const opened = await database.withRecorderClient((client) =>
      inTransaction(client, async () => {
        const readLocked = () => readPlace(client, wanted, 'for update');
        const known = await (seen === undefined
          ? readLocked()
          : lockWithin(client, seen.id, heldAtMostMs, readLocked));
        return openAt(client, wanted, { seen, known, ends, begin });
      }),
    );
    if (opened !== undefined) return opened;
  }
}

/** Where the broker's log begins and ends. One that is shorter than what was read of it is asked again for a while. */
async function settledEnds(
  askEnds: OpenLog['askEnds'],
  position: number,
  shorterForMs: number,
): Promise<Ends> {
  const deadline = performance.now() + shorterForMs;
  for (let wasShorter = false; ; wasShorter = true) {
    const ends = await askEnds();
    if (ends.high >= position || performance.now() >= deadline) {
      return { ...ends, wasShorter: wasShorter || ends.high < position };
    }
    await wait(AGAIN_MS);
  }
}

/**
 * Where another log begins, if it is another: one never seen, one of a topic that was made anew, or one
 * that lost its end, which goes on where that began to be missing. One that was shorter only until its
 * new leader knew better holds what it held.
 */
async function newBegin(
  database: Database,
  { begin, read }: OpenLog,
  seen: Place | undefined,
  { low, high, wasShorter }: Ends,
): Promise<number | undefined> {
  if (seen === undefined) return begin === 'latest' ? high : low;
  if (!wasShorter) return undefined;
  const { sameTo, differs } = await findLikeness({
    ...{ low: Math.max(low, seen.began), end: Math.min(high, seen.position), read },
    readStored: (from, to) =>
      database.withRecorderClient((client) => readStored(client, seen.id, from, to)),
  });
  const oursTo = sameTo ?? (differs ? low : high);
  return oursTo >= seen.position ? undefined : (sameTo ?? low);
}

async function readPlace(
  client: Client,
  { topic, partition }: OpenLog,
  lock: 'for update' | '' = '',
): Promise<Place | undefined> {
  const { rows } = await client.query<Place>(
    `select id, began::float8 as began, position::float8 as position, generation from log
     where topic = $1 and partition = $2 order by generation desc limit 1 ${lock}`,
    [topic, partition],
  );
  return rows[0];
}

/** Undefined when another moved the place while the broker was asked, so that it has to be asked anew. */
async function openAt(
  client: Client,
  wanted: OpenLog,
  { seen, known, ends, begin }: Found,
): Promise<{ log: number; position: number } | undefined> {
  if (known !== undefined && begin === undefined && known.position <= ends.high) {
    await client.query('update log set owner = $2, owned_since = now() where id = $1', [
      known.id,
      wanted.owner,
    ]);
    return { log: known.id, position: known.position };
  }
  if (known?.id !== seen?.id || known?.position !== seen?.position) return undefined;
  return begin === undefined ? undefined : makeLog(client, wanted, known, begin);
}

async function makeLog(
  client: Client,
  { topic, partition, owner }: OpenLog,
  known: Place | undefined,
  began: number,
) {
  const generation = known === undefined ? 0 : known.generation + 1;
  const { rows } = await client.query<{ log: number; position: number }>(
    `insert into log (topic, partition, generation, began, position, owner, owned_since)
     values ($1, $2, $3, $4, $4, $5, now())
     on conflict (topic, partition, generation) do update set owner = excluded.owner
     returning id as log, position::float8 as position`,
    [topic, partition, generation, began, owner],
  );
  if (rows[0] === undefined) throw new Error(`the log of ${topic} [${partition}] was not made`);
  return rows[0];
}

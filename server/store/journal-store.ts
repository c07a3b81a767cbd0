import type { JournalEntry } from '#lib/api/journal.ts';
import type { Database } from '#server/store/database.ts';

export type JournalFilter = {
  freezer?: string;
  alarm?: number;
  /** Entries with an id below this, newest first. */
  before?: number;
  limit: number;
};

export async function readJournal(
  database: Database,
  filter: JournalFilter,
): Promise<JournalEntry[]> {
  const { freezer, alarm, before, limit } = filter;
  return database.query<JournalEntry>(
    `select j.id::float8 as id, (extract(epoch from j.at) * 1000)::float8 as at,
       (extract(epoch from j.recorded_at) * 1000)::float8 as "recordedAt",
       j.who, j.what, f.key as freezer, j.alarm::float8 as alarm, j.before, j.after
     from journal j left join freezer f on f.id = j.freezer
     where ($1::text is null or f.key = $1) and ($2::bigint is null or j.alarm = $2)
       and ($3::bigint is null or j.id < $3)
     order by j.id desc limit $4`,
    [freezer ?? null, alarm ?? null, before ?? null, limit],
  );
}

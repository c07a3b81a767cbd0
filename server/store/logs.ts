import type { LogPosition } from '#server/recorder/recorder-watch.ts';
import type { Database } from '#server/store/database.ts';

/** Where the recorders are in the newest log of each partition of a topic. */
export async function readPositions(database: Database, topic: string): Promise<LogPosition[]> {
  return database.query<LogPosition>(
    `select distinct on (partition) id as log, partition, position::float8 as position,
       (extract(epoch from newest_at) * 1000)::float8 as "newestAt"
     from log where topic = $1 order by partition, generation desc`,
    [topic],
  );
}

import { FLAG } from '#lib/history/rollup.ts';
import type { Database } from '#server/store/database.ts';

/** Where the recorder is in a partition's newest log. */
export type LogPlace = { log: number; began: number; position: number; expiredTo: number };
/** What the database holds of one offset. */
export type FoundOutcome =
  | { is: 'reading'; freezer: string; celsius: number; at: number; faulty: boolean }
  | { is: 'rejected'; reason: string }
  | { is: 'gap' | 'control' | 'check' };

/** What became of one message. */
export function createOutcomeStore({ database }: { database: Database }) {
  return {
    async place(topic: string, partition: number): Promise<LogPlace | undefined> {
      const rows = await database.query<LogPlace>(
        `select id as log, began::float8 as began, position::float8 as position,
           expired_to::float8 as "expiredTo"
         from log where topic = $1 and partition = $2 order by generation desc limit 1`,
        [topic, partition],
      );
      return rows[0];
    },

    async find(log: number, offset: number): Promise<FoundOutcome | undefined> {
      const rows = await database.query<{ found: FoundOutcome }>(
        `select json_build_object('is', 'reading', 'freezer', f.key, 'celsius', r.celsius,
           'at', (extract(epoch from r.at) * 1000)::float8,
           'faulty', r.flags & ${FLAG.probeError} <> 0) as found
         from reading r join freezer f on f.id = r.freezer
         where r.log = $1 and r.kafka_offset = $2
         union all
         select json_build_object('is', 'rejected', 'reason', reason)
         from reject where log = $1 and kafka_offset = $2
         union all
         select json_build_object('is', reason)
         from absence where log = $1 and from_offset <= $2 and to_offset > $2
         limit 1`,
        [log, offset],
      );
      return rows[0]?.found;
    },
  };
}

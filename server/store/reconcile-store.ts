import type { Client, Database } from '#server/store/database.ts';

/** A log as the recorder left it, and what is counted of it. */
export type LogRow = {
  log: number;
  partition: number;
  generation: number;
  began: number;
  position: number;
  expiredTo: number;
  newestAt: number | null;
  owner: string | null;
  ownedSince: number | null;
  /** Freezers with a reading in it. */
  keys: number;
};

/** A stretch of a log: `from` up to, not including, `to`. */
export type Stretch = { log: number; from: number; to: number };
export type Counted = { recorded: number; rejected: number; gaps: number; control: number };

export function createReconcileStore(deps: { database: Database }) {
  const { database } = deps;
  return {
    logs: (topic: string): Promise<LogRow[]> =>
      database.query<LogRow>(
        `with of_log as (
           select each.log::int as log, count(*)::int as keys
           from freezer_state s, json_array_elements_text(s.state->'alarms'->'logs') as each (log)
           where s.state is not null group by 1)
         select distinct on (l.partition) l.id as log, l.partition, l.generation,
           l.began::float8 as began, l.position::float8 as position,
           l.expired_to::float8 as "expiredTo",
           (extract(epoch from l.newest_at) * 1000)::float8 as "newestAt", l.owner,
           (extract(epoch from l.owned_since) * 1000)::float8 as "ownedSince",
           coalesce(o.keys, 0) as keys
         from log l left join of_log o on o.log = l.id
         where l.topic = $1 order by l.partition, l.generation desc`,
        [topic],
      ),

    /** Counts rows, and trusts no counter: that is what it is for. */
    count: (stretch: Stretch): Promise<Counted> =>
      database.withClient((client) => count(client, stretch)),
  };
}

async function count(client: Client, { log, from, to }: Stretch): Promise<Counted> {
  const { rows } = await client.query<Counted>(
    `select
       (select count(*)::float8 from reading
        where log = $1 and kafka_offset >= $2 and kafka_offset < $3) as recorded,
       (select count(*)::float8 from reject
        where log = $1 and kafka_offset >= $2 and kafka_offset < $3) as rejected,
       ${absent('gap')} as gaps, ${absent('control')} as control`,
    [log, from, to],
  );
  if (rows[0] === undefined) throw new Error(`log ${log} was not counted`);
  return rows[0];
}

function absent(reason: string): string {
  return `(select coalesce(sum(least(to_offset, $3) - greatest(from_offset, $2)), 0)::float8 from absence
    where log = $1 and reason = '${reason}' and to_offset > $2 and from_offset < $3)`;
}

import type { Absence } from '#server/recorder/recording.ts';
import type { Client, Database } from '#server/store/database.ts';

/** A log as the recorder left it, and what is counted of it. */
export type LogRow = {
  log: number;
  partition: number;
  began: number;
  position: number;
  expiredTo: number;
  owner: string | null;
};

/** A stretch of a log: `from` up to, not including, `to`. */
export type Stretch = { log: number; from: number; to: number };
export type Counted = {
  recorded: number;
  rejected: number;
  gaps: number;
  control: number;
  checks: number;
};
/** Of the readings of a stretch: how many each freezer has, and the offset of its newest. */
export type CountedKeys = ReadonlyMap<string, { readings: number; newest: number }>;

export function createReconcileStore(deps: { database: Database }) {
  const { database } = deps;
  return {
    logs: (topic: string): Promise<LogRow[]> =>
      database.query<LogRow>(
        `select distinct on (l.partition) l.id as log, l.partition,
           l.began::float8 as began, l.position::float8 as position,
           l.expired_to::float8 as "expiredTo", l.owner
         from log l where l.topic = $1 order by l.partition, l.generation desc`,
        [topic],
      ),

    /** Counts rows, and trusts no counter: that is what it is for. */
    count: (stretch: Stretch): Promise<{ counted: Counted; keys: CountedKeys }> =>
      database.withClient((client) => count(client, stretch)),
  };
}

async function count(client: Client, { log, from, to }: Stretch) {
  const values = [log, from, to];
  const readings = await client.query<{ key: string | null; readings: number; newest: number }>(
    `select f.key, c.readings, c.newest from (
       select freezer, count(*)::float8 as readings, max(kafka_offset)::float8 as newest from reading
       where log = $1 and kafka_offset >= $2 and kafka_offset < $3 group by freezer) c
     left join freezer f on f.id = c.freezer`,
    values,
  );
  const { rows } = await client.query<Omit<Counted, 'recorded'>>(
    `select
       (select count(*)::float8 from reject
        where log = $1 and kafka_offset >= $2 and kafka_offset < $3) as rejected,
       ${absent('gap')} as gaps, ${absent('control')} as control, ${absent('check')} as checks`,
    values,
  );
  if (rows[0] === undefined) throw new Error(`log ${log} was not counted`);
  const recorded = readings.rows.reduce((sum, each) => sum + each.readings, 0);
  const keys = new Map(readings.rows.map(({ key, ...counted }) => [key ?? '', counted]));
  return { counted: { recorded, ...rows[0] }, keys };
}

function absent(reason: Absence['reason']): string {
  return `(select coalesce(sum(least(to_offset, $3) - greatest(from_offset, $2)), 0)::float8 from absence
    where log = $1 and reason = '${reason}' and to_offset > $2 and from_offset < $3)`;
}

import type { Bucket } from '#lib/history/rollup.ts';
import type { Database } from '#server/store/database.ts';
import { type StoredState, unpackState } from '#server/store/states.ts';

/** Everything as the database has it after a run. */
export type Recorded = {
  /** `<partition> <offset>` → what was recorded of it, once for each row. */
  rows: Map<string, { key: string | null; celsius: number | null }[]>;
  freezers: Map<string, { minutes: Bucket[]; hours: Bucket[] }>;
  changes: Map<string, { kind: string; change: string; at: number }[]>;
};

/** A run may record more than an ordinary answer may hold. */
const WITHIN_MS = 60_000;

export async function readRecorded(database: Database): Promise<Recorded> {
  const query = <Row extends object>(text: string) =>
    database.withClient(async (client) => {
      const patient = { text, query_timeout: WITHIN_MS };
      return (await client.query<Row>(patient)).rows;
    });
  const rows: Recorded['rows'] = new Map();
  const readings = await query<{ place: string; key: string | null; celsius: number | null }>(
    `select l.partition || ' ' || r.kafka_offset as place, f.key, r.celsius
     from reading r join log l on l.id = r.log join freezer f on f.id = r.freezer
     union all
     select l.partition || ' ' || r.kafka_offset, null, null from reject r join log l on l.id = r.log`,
  );
  for (const { place, key, celsius } of readings) {
    rows.set(place, [...(rows.get(place) ?? []), { key, celsius }]);
  }

  const freezers: Recorded['freezers'] = new Map();
  const states = await query<{ id: number; key: string; state: StoredState }>(
    'select f.id, f.key, s.state from freezer f join freezer_state s on s.freezer = f.id',
  );
  for (const { id, key, state: stored } of states) {
    const state = unpackState(stored);
    const minutes = await query<Bucket & { sum: string | number }>(closed('rollup_minute', id));
    const hours = await query<Bucket & { sum: string | number }>(closed('rollup_hour', id));
    const numbers = (bucket: Bucket & { sum: string | number }) => ({
      ...bucket,
      sum: Number(bucket.sum),
    });
    freezers.set(key, {
      minutes: [...minutes.map(numbers), state.minute],
      hours: [...hours.map(numbers), state.hour],
    });
  }

  const changes: Recorded['changes'] = new Map();
  const journal = await query<{ key: string; kind: string; change: string; at: number }>(
    `select f.key, j.after->>'kind' as kind, substr(j.what, 7) as change,
       (extract(epoch from j.at) * 1000)::float8 as at
     from journal j join freezer f on f.id = j.freezer where j.what like 'alarm %' order by j.id`,
  );
  for (const { key, ...entry } of journal) {
    changes.set(key, [...(changes.get(key) ?? []), entry]);
  }
  return { rows, freezers, changes };
}

function closed(table: string, freezer: number): string {
  return `select (extract(epoch from from_at) * 1000)::float8 as from, count, faulty, min, max, sum,
      below, above, heat, simulated from ${table} where freezer = ${freezer} order by from_at`;
}

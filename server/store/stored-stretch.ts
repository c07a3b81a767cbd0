import { FLAG } from '#lib/history/rollup.ts';
import type { StoredMessage, StoredStretch } from '#server/recorder/same-log.ts';
import type { Client } from '#server/store/database.ts';

type Row = StoredMessage & { offset: number };

/** What was recorded of a log from an offset up to, not including, another. */
export async function readStored(
  client: Client,
  log: number,
  from: number,
  to: number,
): Promise<StoredStretch> {
  const values = [log, from, to];
  const readings = await client.query<Row>(
    `select r.kafka_offset::float8 as "offset", f.key as freezer, r.celsius, ${MS} as at,
       r.flags & ${FLAG.skewed} <> 0 as skewed
     from reading r join freezer f on f.id = r.freezer where ${WITHIN}`,
    values,
  );
  const rejects = await client.query<Row>(
    `select r.kafka_offset::float8 as "offset", r.reason, ${MS} as at from reject r where ${WITHIN}`,
    values,
  );
  const checks = await client.query<{ from: number; to: number }>(
    `select greatest(from_offset, $2)::float8 as "from", least(to_offset, $3)::float8 as "to"
     from absence where log = $1 and reason = 'check' and to_offset > $2 and from_offset < $3`,
    values,
  );
  const [expired] = (
    await client.query<{ to: number }>('select expired_to::float8 as to from log where id = $1', [
      log,
    ])
  ).rows;
  const rows = [...readings.rows, ...rejects.rows];
  const messages = new Map<number, StoredMessage>(
    rows.map(({ offset, ...message }) => [offset, message]),
  );
  for (const { from, to } of checks.rows) {
    for (let offset = from; offset < to; offset++) messages.set(offset, { check: true });
  }
  return {
    messages,
    expiredTo: expired?.to ?? 0,
  };
}

const MS = '(extract(epoch from r.at) * 1000)::float8';
const WITHIN = 'r.log = $1 and r.kafka_offset >= $2 and r.kafka_offset < $3';

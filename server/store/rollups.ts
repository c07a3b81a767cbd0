import type { Bucket } from '#lib/history/rollup.ts';
import type { BucketName, StoredBucket, Width } from '#server/recorder/recording.ts';
import type { Client } from '#server/store/database.ts';

const TABLES: Record<Width, string> = { minute: 'rollup_minute', hour: 'rollup_hour' };

type Row = Omit<Bucket, 'from' | 'sum'> & { freezer: number; from: number; sum: string };

export async function readBuckets(
  client: Client,
  width: Width,
  wanted: readonly BucketName[],
): Promise<StoredBucket[]> {
  if (wanted.length === 0) return [];
  const { rows } = await client.query<Row>(
    `select r.freezer, (extract(epoch from r.from_at) * 1000)::float8 as from, r.count, r.faulty,
            r.min, r.max, r.sum, r.below, r.above, r.heat, r.simulated
     from unnest($1::int[], $2::float8[]) as wanted (freezer, from_ms)
     join ${TABLES[width]} r
       on r.freezer = wanted.freezer and r.from_at = to_timestamp(wanted.from_ms / 1000)`,
    [wanted.map(({ freezer }) => freezer), wanted.map(({ from }) => from)],
  );
  return rows.map(({ freezer, ...row }) => ({ freezer, bucket: { ...row, sum: Number(row.sum) } }));
}

export async function writeBuckets(
  client: Client,
  width: Width,
  buckets: readonly StoredBucket[],
): Promise<void> {
  if (buckets.length === 0) return;
  const column = (field: keyof Bucket) => buckets.map(({ bucket }) => bucket[field]);
  await client.query(
    `insert into ${TABLES[width]}
       (freezer, from_at, count, faulty, min, max, sum, below, above, heat, simulated)
     select freezer, to_timestamp(from_ms / 1000), count, faulty, min, max, sum, below, above, heat,
       simulated
     from unnest($1::int[], $2::float8[], $3::int[], $4::int[], $5::float8[], $6::float8[],
                 $7::bigint[], $8::int[], $9::int[], $10::float8[], $11::int[])
       as given (freezer, from_ms, count, faulty, min, max, sum, below, above, heat, simulated)
     on conflict (freezer, from_at) do update set
       count = excluded.count, faulty = excluded.faulty, min = excluded.min, max = excluded.max,
       sum = excluded.sum, below = excluded.below, above = excluded.above, heat = excluded.heat,
       simulated = excluded.simulated`,
    [
      buckets.map(({ freezer }) => freezer),
      column('from'),
      column('count'),
      column('faulty'),
      column('min'),
      column('max'),
      column('sum'),
      column('below'),
      column('above'),
      column('heat'),
      column('simulated'),
    ],
  );
}

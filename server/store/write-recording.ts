import type { Absence, Recording, Reject } from '#server/recorder/recording.ts';
import { writeAlarmChanges } from '#server/store/alarm-changes.ts';
import { COPY_READINGS, copyIn, encodeReadings } from '#server/store/copy.ts';
import type { Client } from '#server/store/database.ts';
import { writeBuckets } from '#server/store/rollups.ts';
import { writeStates } from '#server/store/states.ts';

/** What is kept of a reject's key and value; the whole is in the dead-letter topic. */
const KEPT_BYTES = 256;

/** Writes what one batch of a log made, within the caller's transaction. */
export async function writeRecording(
  client: Client,
  log: number,
  recording: Recording,
): Promise<void> {
  const { freezers, minutes, hours, rejects, absences, position, newestAt } = recording;
  if (freezers.length > 0) {
    await copyIn(client, COPY_READINGS, encodeReadings(log, freezers));
    await writeStates(client, freezers);
  }
  await writeBuckets(client, 'minute', minutes);
  await writeBuckets(client, 'hour', hours);
  await writeRejects(client, log, rejects);
  await writeAbsences(client, log, absences);
  const changes = freezers.flatMap(({ freezer, changes }) =>
    changes.map((change) => ({ freezer, change })),
  );
  await writeAlarmChanges(client, changes);
  await client.query(
    `update log set position = $2,
       newest_at = greatest(newest_at, to_timestamp($3::float8 / 1000)) where id = $1`,
    [log, position, newestAt],
  );
}

async function writeRejects(client: Client, log: number, rejects: readonly Reject[]) {
  if (rejects.length === 0) return;
  const start = (bytes: Uint8Array | null) =>
    bytes === null ? null : Buffer.from(bytes.subarray(0, KEPT_BYTES));
  await client.query(
    `insert into reject (log, kafka_offset, reason, at, key, value, size)
     select $1, kafka_offset, reason, to_timestamp(at_ms / 1000), key, value, size
     from unnest($2::bigint[], $3::text[], $4::float8[], $5::bytea[], $6::bytea[], $7::int[])
       as given (kafka_offset, reason, at_ms, key, value, size)`,
    [
      log,
      rejects.map(({ offset }) => offset),
      rejects.map(({ reason }) => reason),
      rejects.map(({ at }) => at),
      rejects.map(({ key }) => start(key)),
      rejects.map(({ value }) => start(value)),
      rejects.map(({ value }) => value?.length ?? 0),
    ],
  );
}

async function writeAbsences(client: Client, log: number, absences: readonly Absence[]) {
  if (absences.length === 0) return;
  await client.query(
    `insert into absence (log, from_offset, to_offset, reason)
     select $1, given.* from unnest($2::bigint[], $3::bigint[], $4::text[]) as given`,
    [
      log,
      absences.map(({ from }) => from),
      absences.map(({ to }) => to),
      absences.map(({ reason }) => reason),
    ],
  );
}

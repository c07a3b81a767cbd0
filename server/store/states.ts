import type { AlarmState } from '#lib/alarm/state.ts';
import type { Bucket } from '#lib/history/rollup.ts';
import type { FreezerState } from '#lib/reading/record.ts';
import type { Client } from '#server/store/database.ts';

/** A bucket without its names: states are rewritten with each batch, and half of one would be names. */
type PackedBucket = readonly [
  from: number,
  count: number,
  faulty: number,
  min: number,
  max: number,
  sum: number,
  below: number,
  above: number,
  heat: number,
  // Those that were stored before there was this have none.
  simulated?: number,
];
export type StoredState = {
  alarms: AlarmState;
  minute: PackedBucket;
  hour: PackedBucket;
  simulated?: boolean;
};

export function unpackState(stored: StoredState): FreezerState {
  const { alarms, minute, hour, simulated = false } = stored;
  return { alarms, minute: unpack(minute), hour: unpack(hour), simulated };
}

function unpack(packed: PackedBucket): Bucket {
  const [from, count, faulty, min, max, sum, below, above, heat, simulated = 0] = packed;
  return { from, count, faulty, min, max, sum, below, above, heat, simulated };
}

function pack(bucket: Bucket): PackedBucket {
  const { from, count, faulty, min, max, sum, below, above, heat, simulated } = bucket;
  return [from, count, faulty, min, max, sum, below, above, heat, simulated];
}

function toJson({ alarms, minute, hour, simulated }: FreezerState): string {
  const packed = { alarms, minute: pack(minute), hour: pack(hour), simulated };
  return JSON.stringify(packed satisfies StoredState);
}

/**
 * Rewrites what freezers remember, and when time alone will next change it. Their rows are locked
 * already. JSON holds no line break, so lines need none of the quoting that an array would.
 */
export async function writeStates(
  client: Client,
  states: readonly { freezer: number; state: FreezerState; due: number }[],
): Promise<void> {
  if (states.length === 0) return;
  await client.query(
    `update freezer_state s
     set state = given.state::json, due_at = to_timestamp(given.due_ms / 1000)
     from unnest($1::int[], string_to_array($2, E'\\n'), $3::float8[])
       as given (freezer, state, due_ms)
     where s.freezer = given.freezer`,
    [
      states.map(({ freezer }) => freezer),
      states.map(({ state }) => toJson(state)).join('\n'),
      states.map(({ due }) => finite(due)),
    ],
  );
}

/** The same of states that stay as they are, when they are judged otherwise. */
export async function writeDues(
  client: Client,
  states: readonly { freezer: number; due: number }[],
): Promise<void> {
  if (states.length === 0) return;
  await client.query(
    `update freezer_state s set due_at = to_timestamp(given.due_ms / 1000)
     from unnest($1::int[], $2::float8[]) as given (freezer, due_ms)
     where s.freezer = given.freezer`,
    [states.map(({ freezer }) => freezer), states.map(({ due }) => finite(due))],
  );
}

/** PostgreSQL has an infinity of its own, which no index of what is due should hold. */
function finite(due: number): number | null {
  return Number.isFinite(due) ? due : null;
}

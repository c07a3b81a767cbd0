import type { FreezerState } from '#lib/record.ts';
import type { Client } from '#server/store/database.ts';

/** Rewrites what freezers remember, and when time alone will next change it. Their rows are locked already. */
export async function writeStates(
  client: Client,
  states: readonly { freezer: number; state: FreezerState; due: number }[],
): Promise<void> {
  await client.query(
    `update freezer_state s set state = given.state, due_at = to_timestamp(given.due_ms / 1000)
     from unnest($1::int[], $2::json[], $3::float8[]) as given (freezer, state, due_ms)
     where s.freezer = given.freezer`,
    [
      states.map(({ freezer }) => freezer),
      states.map(({ state }) => JSON.stringify(state)),
      states.map(({ due }) => (Number.isFinite(due) ? due : null)),
    ],
  );
}

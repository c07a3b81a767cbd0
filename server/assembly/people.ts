import type { Ground } from '#server/assembly/ground.ts';
import type { Outside } from '#server/assembly/outside.ts';
import { createDoor } from '#server/auth/door.ts';
import { createGate } from '#server/http/gate.ts';
import type { Board } from '#server/live/board.ts';

/** Who comes in, and as whom. */
export async function assemblePeople(ground: Ground, outside: Outside, board: Board) {
  const { config, now, log } = ground;
  const { access } = config;
  const { database, stores } = outside;
  const door = createDoor({
    ...{ access, pool: database.authPool, arrivals: stores.arrivals, now, log },
    secret: access.authSecret ?? (await stores.arrivals.secret()),
    isAway: () => board.parts().database.status === 'down',
  });
  return { door, gate: createGate({ access, door }) };
}

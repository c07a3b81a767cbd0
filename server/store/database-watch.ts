import { messageOf } from '#server/lifecycle/start-error.ts';
import type { Board } from '#server/live/board.ts';

const LOOK_EVERY_MS = 1000;

/** Asks the database once a second whether it answers, and puts the answer on the board. */
export function createDatabaseWatch(deps: { ping: () => Promise<void>; board: Board }) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const look = async () => {
    try {
      await deps.ping();
      deps.board.saw('database', { up: true });
    } catch (error) {
      deps.board.saw('database', { up: false, reason: messageOf(error) });
    }
    if (!stopped) timer = setTimeout(look, LOOK_EVERY_MS);
  };

  return {
    name: 'the watch on the database',
    start: () => look(),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

import { messageOf } from '#server/lifecycle/start-error.ts';
import type { Board } from '#server/live/board.ts';
import type { Database } from '#server/store/database.ts';

const LOOK_EVERY_MS = 1000;

/** Asks the database each second, and when a connection breaks, whether it answers; the board tells the page. */
export function createDatabaseWatch(deps: {
  database: Pick<Database, 'ping' | 'onBroken'>;
  board: Board;
}) {
  const { database, board } = deps;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const look = async () => {
    try {
      await database.ping();
      board.saw('database', { up: true });
    } catch (error) {
      board.saw('database', { up: false, reason: messageOf(error) });
    }
    if (!stopped) timer = setTimeout(look, LOOK_EVERY_MS);
  };
  const forget = database.onBroken(() => {
    board.saw('database', { up: false, reason: 'its connection broke' });
  });

  return {
    name: 'the watch on the database',
    start: () => look(),
    stop() {
      stopped = true;
      forget();
      clearTimeout(timer);
    },
  };
}

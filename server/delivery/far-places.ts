import type { Followed } from '#lib/delivery/news.ts';
import type { Log } from '#server/lifecycle/log.ts';

const LOOK_EVERY_MS = 250;

/** What another instance records: the database is asked how far it is, while something waits for that. */
export function createFarPlaces(deps: {
  now: () => number;
  positions: () => Promise<readonly { partition: number; position: number }[]>;
  isOurs: (partition: number) => boolean;
  waiting: () => readonly Followed[];
  reached: (partition: number, position: number, elsewhere: boolean) => void;
  log: Log;
}) {
  const { isOurs, log } = deps;
  let timer: NodeJS.Timeout | undefined;
  let round = 0;

  const look = async () => {
    if (deps.waiting().every(({ partition }) => isOurs(partition))) return;
    for (const { partition, position } of await deps.positions()) {
      if (!isOurs(partition)) deps.reached(partition, position, true);
    }
  };

  const lookOn = (mine: number) => {
    timer = setTimeout(async () => {
      await look().catch((error: unknown) => {
        log.debug({ error }, 'what other instances recorded is not known now');
      });
      if (mine === round) lookOn(mine);
    }, LOOK_EVERY_MS);
  };

  return {
    start: () => lookOn(++round),
    stop() {
      round++;
      clearTimeout(timer);
    },
  };
}

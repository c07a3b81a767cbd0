import { nextTick } from '#lib/live/pacing.ts';

/**
 * Who comes alone is welcomed at once. Of many, as after a restart, those who came during the last
 * welcome and its rest are welcomed together, so that what all of them get is made once.
 */
export function createWelcomer<Guest>(deps: {
  clock: () => number;
  welcome: (guests: readonly Guest[]) => void;
}) {
  let waiting = new Set<Guest>();
  let timer: NodeJS.Timeout | undefined;
  let from = Number.NEGATIVE_INFINITY;

  const welcomeAll = () => {
    timer = undefined;
    const guests = [...waiting];
    waiting = new Set();
    const began = deps.clock();
    deps.welcome(guests);
    const ended = deps.clock();
    from = ended + nextTick(ended - began);
  };

  return {
    /** Who comes again while he waits is welcomed once. */
    came(guest: Guest) {
      waiting.add(guest);
      timer ??= setTimeout(welcomeAll, Math.max(0, from - deps.clock()));
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

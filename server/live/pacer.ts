import { allFrom, NOTHING_SENT, type Pace, type Portion, paceAfter } from '#lib/live/pacing.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Sends at once what comes first, and what follows together, a tick later. */
export function createPacer(deps: {
  clock: () => number;
  /** Answers whether there was anything to send. */
  send: (portion: Portion) => boolean;
}) {
  const { clock, send } = deps;
  let pace: Pace = NOTHING_SENT;
  let timer: NodeJS.Timeout | undefined;
  let due = NEVER;
  let readingsWait = false;

  const ask = (at: number) => {
    if (due <= at) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(flush, Math.max(0, at - clock()));
  };

  const flush = () => {
    const began = clock();
    // Timers may come a moment before their time.
    const portion = Math.max(due, began) >= allFrom(pace) ? 'all' : 'news';
    due = NEVER;
    if (portion === 'all') readingsWait = false;
    if (send(portion)) {
      const ended = clock();
      pace = paceAfter(pace, portion, ended, ended - began);
    }
    if (readingsWait) ask(allFrom(pace));
  };

  return {
    /** There are readings to send. */
    readings() {
      readingsWait = true;
      ask(allFrom(pace));
    },
    /** There is something to say of alarms, which does not wait for readings. */
    news: () => ask(Math.min(pace.newsFrom, allFrom(pace))),
    stop: () => clearTimeout(timer),
  };
}

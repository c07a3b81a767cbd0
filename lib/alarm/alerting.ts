import type { AlarmView } from '#lib/alarm/view.ts';
import { isLoud, waiting } from '#lib/alarm/waiting.ts';

export const RING_AGAIN_MS = 30_000;
/** One ring has ended before the next begins. */
const RING_REST_MS = 2000;

/** What this page has told of so far; raisings by `raisingOf`. */
export type AlertMemory = {
  /** Undefined until it looked for the first time: what is open then is no news. */
  readonly known: ReadonlySet<string> | undefined;
  readonly rung: ReadonlySet<string>;
  readonly rangAt: number | undefined;
};
export const NOTHING_TOLD: AlertMemory = { known: undefined, rung: new Set(), rangAt: undefined };

export type Alerting = {
  /** Those that wait for somebody, worst first. */
  readonly waiting: readonly AlarmView[];
  /** Those of them that were not told of yet. */
  readonly news: readonly AlarmView[];
  /** Of which the browser is to notify: not of those that the person finds on opening the page. */
  readonly notify: readonly AlarmView[];
  /** Whether it is to sound now. */
  readonly ring: boolean;
  readonly memory: AlertMemory;
};

/** AT1, AT2, AT4: what to tell of the open alarms at a moment, by what was told before. */
export function alerting(
  alarms: readonly AlarmView[],
  now: number,
  { known, rung, rangAt }: AlertMemory,
): Alerting {
  const all = waiting(alarms, now);
  const raisings = new Set(all.map(raisingOf));
  const news = all.filter((alarm) => !known?.has(raisingOf(alarm)));
  const loud = all.filter(isLoud);
  const unheard = loud.some((alarm) => !rung.has(raisingOf(alarm)));
  return {
    waiting: all,
    news,
    notify: known === undefined ? [] : news.filter(isLoud),
    ring: loud.length > 0 && isDue(rangAt, now, unheard ? RING_REST_MS : RING_AGAIN_MS),
    // Which waits no more is forgotten, so that it is news again when its shelf ends.
    memory: {
      known: raisings,
      rung: new Set([...rung].filter((each) => raisings.has(each))),
      rangAt,
    },
  };
}

/** After it has sounded, here or in another tab. */
export function rang(alarms: readonly AlarmView[], now: number, memory: AlertMemory): AlertMemory {
  const loud = waiting(alarms, now).filter(isLoud);
  return { ...memory, rung: new Set(loud.map(raisingOf)), rangAt: now };
}

/** One raising of an alarm: raised again, it is to be told of again. */
export function raisingOf({ id, timesRaised }: AlarmView): string {
  return `${id}.${timesRaised}`;
}

/** A clock that was set back must not silence it. */
function isDue(rangAt: number | undefined, now: number, afterMs: number): boolean {
  return rangAt === undefined || now < rangAt || now - rangAt >= afterMs;
}

import type { LimitKind } from '#lib/alarm/alarm.ts';
import type { Settings } from '#lib/settings/settings.ts';

export type Delays = { readonly onDelayMs: number; readonly offDelayMs: number };

/** Settings in the form that judging needs: milliseconds, and where the freezer's day ends. */
export type Rules = {
  readonly low: number;
  readonly high: number;
  readonly warningBand: number;
  readonly deadband: number;
  readonly delays: Delays;
  readonly cumulativeMs: number;
  readonly silentAfterMs: number;
  readonly stuckAfterMs: number;
  readonly jump: number;
  readonly probeErrors: readonly number[];
  readonly nextMidnight: NextMidnight;
};

/** The first midnight after a time, where the freezers stand. */
export type NextMidnight = (at: number) => number;

const NEVER = Number.POSITIVE_INFINITY;

export function rulesOf(settings: Settings, nextMidnight: NextMidnight): Rules {
  return {
    low: settings.low ?? -NEVER,
    high: settings.high ?? NEVER,
    warningBand: settings.warningBand,
    deadband: settings.deadband,
    delays: {
      onDelayMs: settings.onDelaySeconds * 1000,
      offDelayMs: settings.offDelaySeconds * 1000,
    },
    cumulativeMs: (settings.cumulativeMinutes ?? NEVER) * 60_000,
    silentAfterMs: settings.silentAfterSeconds * 1000,
    stuckAfterMs: (settings.stuckAfterMinutes ?? NEVER) * 60_000,
    jump: settings.jumpCelsius ?? NEVER,
    probeErrors: settings.probeErrors,
    nextMidnight,
  };
}

export function isOutside(celsius: number, rules: Rules): boolean {
  return celsius > rules.high || celsius < rules.low;
}

/** What a value says of a limit's condition; `undefined` in the deadband, where all stays as it is. */
export function says(kind: LimitKind, celsius: number, rules: Rules): boolean | undefined {
  switch (kind) {
    case 'high':
      return saysHigh(celsius, rules);
    case 'low':
      return saysLow(celsius, rules);
    case 'warning':
      return saysWarning(celsius, rules);
  }
}

function saysHigh(celsius: number, { high, deadband }: Rules): boolean | undefined {
  return celsius > high ? true : celsius <= plus(high, -deadband) ? false : undefined;
}

function saysLow(celsius: number, { low, deadband }: Rules): boolean | undefined {
  return celsius < low ? true : celsius >= plus(low, deadband) ? false : undefined;
}

/** The warning band lies inside both limits, and beyond them it is still a warning. */
function saysWarning(celsius: number, rules: Rules): boolean | undefined {
  const { low, high, warningBand, deadband } = rules;
  if (warningBand === 0) return false;
  if (celsius > plus(high, -warningBand) || celsius < plus(low, warningBand)) return true;
  const back = warningBand + deadband;
  return celsius <= plus(high, -back) && celsius >= plus(low, back) ? false : undefined;
}

/** A sum of decimals that people wrote, without the dust that doubles leave: 0.1 − 0.4 is −0.3. */
function plus(limit: number, width: number): number {
  return Math.round((limit + width) * 1e9) / 1e9;
}

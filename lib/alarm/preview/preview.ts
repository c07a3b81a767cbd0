import type { AlarmChange } from '#lib/alarm/alarm.ts';
import type { AlarmEvent } from '#lib/alarm/event.ts';
import { createTally, type PreviewOutcome } from '#lib/alarm/preview/tally.ts';
import type { NextMidnight, Rules } from '#lib/alarm/rules.ts';
import { type AlarmState, silentFrom } from '#lib/alarm/state.ts';
import { stepAlarm } from '#lib/alarm/step.ts';
import { UNSEEN_AT_MOST_MS } from '#lib/health/read-to.ts';
import type { Range } from '#lib/history/history.ts';
import { FLAG, HOUR_MS } from '#lib/history/rollup.ts';
import type { Reading } from '#lib/reading/reading.ts';

/** A reading as history keeps it. */
export type KeptReading = { readonly at: number; readonly celsius: number; readonly flags: number };

/** What a freezer's alarms would have been under some rules, from its readings by time. */
export function createPreview(given: { rules: Rules; range: Range; behindMs: number }) {
  const { rules, range, behindMs } = given;
  const tally = createTally(range);
  let state: AlarmState | undefined;

  const take = (event: AlarmEvent) => {
    if (state === undefined && event.type !== 'reading') return;
    const stepped =
      event.type === 'reading'
        ? stepAlarm(state, event, rules)
        : stepAlarm(there(state), event, rules);
    state = stepped.state;
    tally.add(byTime(stepped.changes));
  };

  return {
    add(kept: KeptReading) {
      const reading = readingOf(kept);
      const heardAt = kept.at + behindMs;
      // As the watchdog does it, which waits for what a dying broker may hold back.
      const silentAt = state === undefined ? heardAt : silentFrom(state) + rules.silentAfterMs;
      if (heardAt > silentAt + UNSEEN_AT_MOST_MS) {
        take({ type: 'time', now: silentAt, readTo: true });
      }
      take({ type: 'reading', reading, heardAt, log: 0 });
    },
    /** All is known up to `now`; before `servedSince` the sensor could not be heard. */
    finish(now: number, servedSince: number): PreviewOutcome {
      take({ type: 'time', now, readTo: true, servedSince });
      return tally.finish();
    },
  };
}

/** What began before the range tells of it too: the day so far, a value that stays the same. */
const BEFORE_MS = 6 * HOUR_MS;
/** The longest day there is, when clocks are set back. */
const DAY_MS = 25 * HOUR_MS;

/** From when on readings have to be known to judge those from `from` on. */
export function previewBegin(from: number, nextMidnight: NextMidnight): number {
  return Math.min(nextMidnight(from - DAY_MS), from - BEFORE_MS);
}

function readingOf({ at, celsius, flags }: KeptReading): Reading {
  const [skewed, simulated] = [(flags & FLAG.skewed) !== 0, (flags & FLAG.simulated) !== 0];
  return { freezer: '', celsius, at, skewed, simulated };
}

function byTime(changes: readonly AlarmChange[]): readonly AlarmChange[] {
  return changes.length < 2 ? changes : changes.toSorted((a, b) => a.at - b.at);
}

function there(state: AlarmState | undefined): AlarmState {
  if (state === undefined) throw new Error('there is no reading yet');
  return state;
}

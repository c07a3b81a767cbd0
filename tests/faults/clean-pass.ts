import type { AlarmChange } from '#lib/alarm/alarm.ts';
import { rulesOf } from '#lib/alarm/rules.ts';
import { stepAlarm } from '#lib/alarm/step.ts';
import type { Bucket } from '#lib/history/rollup.ts';
import { isCheck } from '#lib/reading/headers.ts';
import { decode, type Reading } from '#lib/reading/reading.ts';
import { recordReadings } from '#lib/reading/record.ts';
import type { Settings } from '#lib/settings/settings.ts';
import { midnights } from '#lib/time/midnight.ts';
import type { Logged } from '#tests/faults/read-log.ts';

/** What one freezer's readings, each read once and in order, make of it. */
export type Expected = {
  minutes: readonly Bucket[];
  hours: readonly Bucket[];
  /** What must have changed, and what may have since, with time alone. */
  changes: readonly AlarmChange[];
  later: readonly AlarmChange[];
};

export type CleanPass = { freezers: Map<string, Expected>; rejects: Logged[]; readings: number };

export function passCleanly(log: readonly Logged[], settings: Settings, now: number): CleanPass {
  const streams = new Map<string, Reading[]>();
  const rejects: Logged[] = [];
  let readings = 0;
  for (const logged of log.filter(({ headers }) => !isCheck(headers))) {
    const decoded = decode(logged, now);
    if (typeof decoded === 'string') rejects.push(logged);
    else {
      readings++;
      const stream = streams.get(decoded.freezer);
      if (stream === undefined) streams.set(decoded.freezer, [decoded]);
      else stream.push(decoded);
    }
  }
  const freezers = new Map(
    [...streams].map(([key, stream]) => [key, expect(stream, settings, now)]),
  );
  return { freezers, rejects, readings };
}

function expect(stream: readonly Reading[], settings: Settings, now: number): Expected {
  const rules = rulesOf(settings, midnights(Intl.DateTimeFormat().resolvedOptions().timeZone));
  const heardAt = stream.at(-1)?.at ?? now;
  const made = recordReadings(undefined, stream, heardAt, 0, rules);
  const closing = { type: 'time', now: now + 3_600_000, readTo: true } as const;
  const { changes: later } = stepAlarm(made.state.alarms, closing, rules);
  return {
    minutes: [...made.minutes, made.state.minute],
    hours: [...made.hours, made.state.hour],
    changes: made.changes,
    later,
  };
}

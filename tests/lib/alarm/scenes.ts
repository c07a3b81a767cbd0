import fc from 'fast-check';
import { type AlarmAction, actOnAlarm } from '#lib/alarm/act.ts';
import { ALARM_KINDS, type AlarmKind } from '#lib/alarm/alarm.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import type { HeardReading } from '#lib/alarm/step.ts';
import {
  DAY_S,
  HOUR_S,
  noonPlus,
  type Played,
  play,
  playOn,
  rules,
  time,
  unreadTime,
  value,
} from '#tests/lib/alarm/builders.ts';

/** Few lengths, so that what is to end at the same moment often does. */
const someDelay = fc.constantFrom(0, 30, 60, 120, 900);

/** Settings under which each kind of alarm may come, or not. */
export const someRules: fc.Arbitrary<Rules> = fc
  .record({
    low: fc.constantFrom(-5, -5, null),
    high: fc.constant(5),
    warningBand: fc.constantFrom(0, 1),
    deadband: fc.constantFrom(0, 0.5),
    onDelaySeconds: someDelay,
    offDelaySeconds: someDelay,
    cumulativeMinutes: fc.constantFrom(null, 1, 10),
    silentAfterSeconds: fc.constantFrom(60, 600, 2 * DAY_S),
    stuckAfterMinutes: fc.constantFrom(null, 2),
    jumpCelsius: fc.constantFrom(null, 3),
  })
  .map((given) => rules(given));

const someCelsius = fc.constantFrom(0, 0.1, 3.2, 4.2, 4.7, 5, 5.2, 6, 9, -4.2, -5.5, -127, 85);

/** How long it is to the next event: mostly as between readings, at times hours or days. */
const somePause = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 1, 30, 60, 120) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 900_000 }).map((ms) => ms / 1000) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }).map((hours) => hours * HOUR_S) },
);

/** How far the sensor's clock is behind ours; one that varies makes readings late. */
const someLag = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(-240, -30, 1, 30, 120, HOUR_S, 2 * DAY_S) },
);

const someReading = fc.record({
  type: fc.constant('reading' as const),
  pause: somePause,
  lag: someLag,
  celsius: someCelsius,
  skewed: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
});
const somePassing = fc.record({
  type: fc.constant('time' as const),
  pause: somePause,
  readTo: fc.boolean(),
});
const someDeed = fc.record({
  type: fc.constant('deed' as const),
  pause: somePause,
  kind: fc.constantFrom(...ALARM_KINDS),
  action: fc.constantFrom('acknowledge', 'acknowledge', 'shelve', 'unshelve', 'comment'),
  shelf: somePause,
});
type Reading = typeof someReading extends fc.Arbitrary<infer T> ? T : never;
type Step =
  | Reading
  | (typeof somePassing extends fc.Arbitrary<infer T> ? T : never)
  | (typeof someDeed extends fc.Arbitrary<infer T> ? T : never);

const many = { maxLength: 40, size: 'max' } as const;

/** What happens to one freezer, in the order in which it reaches us. */
type Scene = { rules: Rules; first: Reading; steps: Step[] };
export const someScene: fc.Arbitrary<Scene> = fc.record({
  rules: someRules,
  first: someReading,
  steps: fc.array(fc.oneof({ weight: 3, arbitrary: someReading }, somePassing, someDeed), many),
});

/** The readings of one freezer, in the order in which they are heard of; some are late. */
export const someStream: fc.Arbitrary<HeardReading[]> = fc
  .array(someReading, { ...many, minLength: 1 })
  .map((readings) => {
    let clock = 0;
    return readings.map((one) => {
      clock += one.pause;
      return heardAt(clock, one);
    });
  });

function heardAt(clock: number, { lag, celsius, skewed }: Reading): HeardReading {
  const at = skewed ? clock : clock - lag;
  return value(at, celsius, { skewed, heardAt: noonPlus(clock) });
}

/** What comes of it, step by step. */
export function playScene({ rules: judged, first, steps }: Scene): Played {
  let clock = 0;
  let played = play(judged, heardAt(clock, first));
  for (const step of steps) {
    clock += step.pause;
    switch (step.type) {
      case 'reading':
        played = playOn(played, judged, heardAt(clock, step));
        break;
      case 'time':
        played = playOn(played, judged, step.readTo ? time(clock) : unreadTime(clock));
        break;
      case 'deed':
        played = tryDeed(played, step.kind, deedOf(clock, step.action, step.shelf));
    }
  }
  return played;
}

function deedOf(clock: number, action: string, shelf: number): AlarmAction {
  const words = { by: 'Ana', note: '', at: noonPlus(clock) };
  if (action === 'shelve') return { ...words, action, until: noonPlus(clock + shelf) };
  if (action === 'unshelve' || action === 'comment') return { ...words, action };
  return { ...words, action: 'acknowledge' };
}

/** What is refused changes nothing. */
function tryDeed(before: Played, kind: AlarmKind, action: AlarmAction): Played {
  const raisedAt = before.state.conditions[kind]?.alarm?.raisedAt;
  if (raisedAt === undefined) return before;
  const acted = actOnAlarm(before.state, kind, raisedAt, action);
  return acted.ok ? { state: acted.state, changes: [...before.changes, acted.change] } : before;
}

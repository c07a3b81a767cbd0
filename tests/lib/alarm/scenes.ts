import fc from 'fast-check';
import { type AlarmAction, actOnAlarm } from '#lib/alarm/act.ts';
import { ALARM_KINDS, type AlarmKind } from '#lib/alarm/alarm.ts';
import type { HeardReading } from '#lib/alarm/event.ts';
import type { Rules } from '#lib/alarm/rules.ts';
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

export const someCelsius = fc.constantFrom(
  0,
  0.1,
  3.2,
  4.2,
  4.7,
  5,
  5.2,
  6,
  9,
  -4.2,
  -5.5,
  -127,
  85,
);

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

/** By how much the sensor's clock is put back or forward for good. */
const someShift = fc.oneof(
  { weight: 20, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(1, 30, 120, HOUR_S, 2 * DAY_S, -120, -HOUR_S) },
);

const someReading = fc.record({
  type: fc.constant('reading' as const),
  pause: somePause,
  lag: someLag,
  shift: someShift,
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
const someChange = fc.record({
  type: fc.constant('settings' as const),
  pause: somePause,
  rules: someRules,
});
type Made<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Reading = Made<typeof someReading>;
type Step = Reading | Made<typeof somePassing> | Made<typeof someDeed> | Made<typeof someChange>;

const many = { maxLength: 40, size: 'max' } as const;

/** What happens to one freezer, in the order in which it reaches us. */
type Scene = { rules: Rules; first: Reading; steps: Step[] };
const someStep = fc.oneof(
  { weight: 12, arbitrary: someReading },
  { weight: 4, arbitrary: somePassing },
  { weight: 4, arbitrary: someDeed },
  { weight: 1, arbitrary: someChange },
);
export const someScene: fc.Arbitrary<Scene> = fc.record({
  rules: someRules,
  first: someReading,
  steps: fc.array(someStep, many),
});

/** The readings of one freezer, in the order in which they are heard of; some are late. */
export const someStream: fc.Arbitrary<HeardReading[]> = fc
  .array(someReading, { ...many, minLength: 1 })
  .map((readings) => {
    const clocks = createClocks();
    return readings.map((one) => clocks.hear(one));
  });

/** Our clock, and the sensor's, which is behind it by more or less. */
function createClocks() {
  let [ours, behind] = [0, 0];
  return {
    pass: (seconds: number) => (ours += seconds),
    hear({ pause, lag, shift, celsius, skewed }: Reading): HeardReading {
      ours += pause;
      behind += shift;
      const at = skewed ? ours : ours - behind - lag;
      return value(at, celsius, { skewed, heardAt: noonPlus(ours) });
    },
  };
}

/** What comes of it, step by step. */
export function playScene({ rules: begun, first, steps }: Scene): Played {
  const clocks = createClocks();
  let judged = begun;
  let played = play(judged, clocks.hear(first));
  for (const step of steps) {
    if (step.type === 'reading') {
      played = playOn(played, judged, clocks.hear(step));
      continue;
    }
    const clock = clocks.pass(step.pause);
    switch (step.type) {
      case 'time':
        played = playOn(played, judged, step.readTo ? time(clock) : unreadTime(clock));
        break;
      case 'deed':
        played = tryDeed(played, step.kind, deedOf(clock, step.action, step.shelf));
        break;
      case 'settings':
        judged = step.rules;
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
  if (!acted.ok) return before;
  return { state: acted.state, changes: [...before.changes, ...acted.changes] };
}

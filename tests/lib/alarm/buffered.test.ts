import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALARM_KINDS } from '#lib/alarm/alarm.ts';
import type { AlarmEvent, HeardReading } from '#lib/alarm/event.ts';
import {
  act,
  DAY_S,
  HOUR_S,
  lines,
  MIDNIGHT_S,
  noonPlus,
  type Played,
  play,
  playOn,
  rules,
  time,
  value,
} from '#tests/lib/alarm/builders.ts';
import { someCelsius, someRules } from '#tests/lib/alarm/scenes.ts';

/** An hour outside, or ten minutes, are what a day may hold; the delays are longer than that. */
const GIVEN = { onDelaySeconds: 7200, silentAfterSeconds: 1800 };
const COUNTED = rules({ ...GIVEN, cumulativeMinutes: 60 });
const TEN = rules({ ...GIVEN, cumulativeMinutes: 10 });
const cumulative = (played: Played) => lines(played, 'cumulative');

/** Outside for ten seconds less than an hour. */
const almost = () => play(COUNTED, value(0, 9), value(1795, 9), value(3590, 9));
const buffered = (heardAt: number, celsius: number, ...seconds: number[]) =>
  seconds.map((at) => value(at, celsius, { heardAt: noonPlus(heardAt) }));

test('AL2, AL4: what time alone has counted stays counted when buffered readings come', () => {
  const raised = playOn(almost(), COUNTED, time(3610));
  const seen = act(raised, 'cumulative', 3620, { action: 'acknowledge' });
  const told = playOn(seen, COUNTED, ...buffered(3630, 9, 3595, 3605, 3615));
  expect(cumulative(told)).toEqual(['cumulative raised 3600', 'cumulative acknowledged 3620']);
  expect(told.state.conditions.cumulative).toEqual(seen.state.conditions.cumulative);
  const plain = playOn(almost(), COUNTED, ...buffered(3630, 9, 3595, 3605, 3615));
  expect(told.state.outsideMs).toBe(plain.state.outsideMs);
});

test('AL4: also when they say that it was back inside by then', () => {
  const raised = playOn(almost(), COUNTED, time(3610));
  const told = playOn(raised, COUNTED, ...buffered(3630, 0, 3595, 3605, 3615));
  expect(cumulative(told)).toEqual(['cumulative raised 3600']);
});

test('AL4: what was counted up to when the value counts no more goes on from there', () => {
  const silent = playOn(almost(), COUNTED, time(6000));
  expect(silent.state).toMatchObject({ outsideMs: 5_390_000, countedTo: noonPlus(5390) });
  const told = playOn(silent, COUNTED, ...buffered(6010, 9, 5000, 6005));
  expect(told.state.outsideMs).toBe(6_005_000);
});

test('AL2, AL4: in the day after midnight, too', () => {
  const night = play(TEN, value(MIDNIGHT_S - 590, 9), time(MIDNIGHT_S + 610));
  const raised = [`cumulative raised ${MIDNIGHT_S + 600}`];
  expect(cumulative(night)).toEqual(raised);
  const late = buffered(MIDNIGHT_S + 620, 9, MIDNIGHT_S - 5, MIDNIGHT_S + 590, MIDNIGHT_S + 605);
  const told = playOn(night, TEN, ...late);
  expect(cumulative(told)).toEqual(raised);
  expect(told.state.outsideMs).toBe(610_000);
});

test('AL4: up to the limit it is counted anew, by what they say, whatever time alone has raised', () => {
  const judged = rules({ ...GIVEN, cumulativeMinutes: 10, onDelaySeconds: 600 });
  const raised = play(judged, value(0, 9), time(600));
  expect(lines(raised)).toEqual(['high raised 600']);
  const told = playOn(raised, judged, ...buffered(610, 0, 590, 610));
  expect(told.state.outsideMs).toBe(590_000);
});

test('AL4: a reading from before midnight that comes after it takes nothing from the new day', () => {
  const minute = rules({ cumulativeMinutes: 1, onDelaySeconds: 7200 });
  const night = play(minute, value(MIDNIGHT_S - 60, 6), time(MIDNIGHT_S + 1));
  const after = playOn(night, minute, value(MIDNIGHT_S - 30, 6), value(MIDNIGHT_S + 20, 0));
  expect(after.state.outsideMs).toBe(20_000);
});

test('AL4: one that comes after midnight was passed counts from its own time', () => {
  const night = play(COUNTED, value(MIDNIGHT_S - 60, 0), time(MIDNIGHT_S + 300));
  const after = playOn(night, COUNTED, value(MIDNIGHT_S + 180, 6), value(MIDNIGHT_S + 400, 0));
  expect(after.state.outsideMs).toBe(220_000);
});

/** Short enough that no burst is of three days, of which the one in the middle would be passed over. */
const somePause = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 1, 30, 60, 120) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 900_000 }).map((ms) => ms / 1000) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4 * HOUR_S }) },
);
const somePauses = fc.array(somePause, { minLength: 1, maxLength: 5 });

/**
 * Each burst brings at once what was measured since the one before: the same value, and at last another.
 * What it could bring of the day before is left out: a day that ended is not counted again.
 */
const someBursts = fc
  .array(fc.record({ pauses: somePauses, celsius: someCelsius }), {
    minLength: 1,
    maxLength: 20,
    size: 'max',
  })
  .map((bursts) => {
    let [at, known] = [0, 0];
    return bursts.map(({ pauses, celsius }) => {
      const times = pauses.map((pause) => (at += pause));
      const burst = times
        .slice(0, -1)
        .filter((time) => dayOf(time) === dayOf(at))
        .map((time) => value(time, known, { heardAt: noonPlus(at) }));
      known = celsius;
      return [...burst, value(at, celsius)];
    });
  });

const dayOf = (seconds: number) => Math.floor((seconds + MIDNIGHT_S) / DAY_S);

/** Looks before each burst and long after the last, anywhere between what was heard before and then. */
function watch(bursts: readonly HeardReading[][], looks: readonly number[][]): AlarmEvent[] {
  let before = bursts[0]?.[0]?.heardAt ?? 0;
  return bursts.flatMap((burst, n) => {
    const heardAt = burst[0]?.heardAt ?? before;
    const nows = (looks[n] ?? []).map((part) => before + Math.floor((heardAt - before) * part));
    before = heardAt;
    return [...nows.map((now) => ({ type: 'time', now, readTo: true }) as const), ...burst];
  });
}

test('AL2: the journal does not depend on looks before buffered readings that say what was known', () => {
  const someLook = fc.nat(1000).map((n) => n / 1000);
  const someLooks = fc.array(fc.array(someLook, { maxLength: 3 }), { maxLength: 30, size: 'max' });
  fc.assert(
    fc.property(someRules, someBursts, someLooks, (judged, bursts, looks) => {
      const [first, ...rest] = bursts.flat() as [HeardReading, ...HeardReading[]];
      const [, ...events] = watch(bursts, [[], ...looks]);
      const last = rest.at(-1) ?? first;
      const end = { type: 'time', now: last.heardAt + 3 * DAY_S * 1000, readTo: true } as const;
      const plain = playOn(play(judged, first), judged, ...rest, end);
      const watched = playOn(play(judged, first), judged, ...events, end);
      for (const kind of ALARM_KINDS) {
        if (kind === 'silent') continue;
        expect(lines(watched, kind)).toEqual(lines(plain, kind));
        expect(watched.state.conditions[kind]).toEqual(plain.state.conditions[kind]);
      }
    }),
    { numRuns: 3000 },
  );
});

import { expect, test } from 'vitest';
import { midnights } from '#lib/time/midnight.ts';
import {
  act,
  DAY_S,
  HOUR_S,
  lines,
  MIDNIGHT_S,
  noonPlus,
  openAlarm,
  type Played,
  play,
  playOn,
  rules,
  time,
  value,
} from '#tests/lib/alarm/builders.ts';

/** Ten minutes outside are what a day may hold; nothing is silent before half an hour. */
const GIVEN = { cumulativeMinutes: 10, silentAfterSeconds: 1800 };
const COUNTED = rules(GIVEN);

const cumulative = (played: Played) => lines(played, 'cumulative');

test('AL4: the alarm comes when the day’s limit is passed, not when it is reached', () => {
  expect(cumulative(play(COUNTED, value(0, 6), value(600, 4)))).toEqual([]);
  const passed = play(COUNTED, value(0, 6), value(600.001, 4));
  expect(cumulative(passed)).toEqual(['cumulative raised 600']);
  expect(passed.changes.at(-1)).toMatchObject({ since: noonPlus(600), celsius: 6, limit: null });
});

test('AL4: it comes by itself when all was read', () => {
  expect(cumulative(play(COUNTED, value(0, 6), time(600)))).toEqual([]);
  const raised = ['cumulative raised 600'];
  expect(cumulative(play(COUNTED, value(0, 6), time(600.001)))).toEqual(raised);
  const again = play(COUNTED, value(0, 6), time(601), time(700), value(800, 6), time(900));
  expect(cumulative(again)).toEqual(raised);
});

test('AL4: what was outside is added up over the day, above and below alike', () => {
  const outside = [value(0, 6), value(300, 0), value(5000, -6), value(5300, 0)] as const;
  expect(cumulative(play(COUNTED, ...outside, value(6000, 6)))).toEqual([]);
  const third = play(COUNTED, ...outside, value(6000, 6), value(6010, 0));
  expect(cumulative(third)).toEqual(['cumulative raised 6000']);
});

test('AL4: limits are inclusive here too, and no deadband counts', () => {
  for (const limit of [5, -5]) {
    expect(cumulative(play(COUNTED, value(0, limit), value(1700, limit)))).toEqual([]);
  }
  expect(cumulative(play(COUNTED, value(0, 6), value(500, 4.9), value(1700, 4.9)))).toEqual([]);
});

test('AL4: it is active until the day ends, whatever comes, and returns then', () => {
  const day = play(COUNTED, value(0, 6), value(700, 0), value(MIDNIGHT_S - 1, 0));
  expect(cumulative(day)).toEqual(['cumulative raised 600']);
  const returned = ['cumulative raised 600', `cumulative returned ${MIDNIGHT_S}`];
  expect(cumulative(playOn(day, COUNTED, value(MIDNIGHT_S, 0)))).toEqual(returned);
  expect(cumulative(playOn(day, COUNTED, time(MIDNIGHT_S - 0.001)))).toHaveLength(1);
  expect(cumulative(playOn(day, COUNTED, time(MIDNIGHT_S)))).toEqual(returned);
});

test('AL4: midnight divides one stretch outside between two days', () => {
  const evening = value(MIDNIGHT_S - 590, 6);
  const over = [evening, value(MIDNIGHT_S + 600, 6)] as const;
  expect(cumulative(play(COUNTED, ...over))).toEqual([]);
  const passed = [`cumulative raised ${MIDNIGHT_S + 600}`];
  expect(cumulative(play(COUNTED, ...over, value(MIDNIGHT_S + 700, 6)))).toEqual(passed);
  expect(cumulative(play(COUNTED, evening, time(MIDNIGHT_S + 5), time(MIDNIGHT_S + 700)))).toEqual(
    passed,
  );
});

test('AL4: passed just before midnight, it returns at midnight and comes again in the new day', () => {
  const night = play(COUNTED, value(MIDNIGHT_S - 601, 6), value(MIDNIGHT_S + 900, 6));
  expect(cumulative(night)).toEqual([
    `cumulative raised ${MIDNIGHT_S - 1}`,
    `cumulative returned ${MIDNIGHT_S}`,
    `cumulative raised ${MIDNIGHT_S + 600}`,
  ]);
});

test('AL4: the day is that of the freezers’ time zone', () => {
  const there = rules(GIVEN, midnights('America/Sao_Paulo'));
  const passed = play(there, value(0, 6), value(700, 0), value(MIDNIGHT_S, 0));
  expect(cumulative(passed)).toEqual(['cumulative raised 600']);
  const ended = playOn(passed, there, value(MIDNIGHT_S + 4 * HOUR_S, 0));
  expect(cumulative(ended)[1]).toBe(`cumulative returned ${MIDNIGHT_S + 3 * HOUR_S}`);
});

test('AL4: a value counts no longer than it takes to be silent', () => {
  const short = rules({ ...GIVEN, silentAfterSeconds: 300 });
  const twice = play(short, value(0, 6), value(3000, 6), time(6000));
  expect(cumulative(twice)).toEqual([]);
  const third = playOn(twice, short, value(6000, 6), value(6001, 6));
  expect(cumulative(third)).toEqual(['cumulative raised 6000']);
});

test('AL4: a probe error does not end what the last value says, and adds nothing to it', () => {
  const short = rules({ ...GIVEN, silentAfterSeconds: 300 });
  const errors = [100, 200, 290, 400, 900].map((seconds) => value(seconds, -127));
  const { state } = play(short, value(0, 6), ...errors);
  expect(state.outsideMs).toBe(300_000);
});

test('AL4: days of silence in between count nothing, and end the alarm with the first of them', () => {
  const passed = play(COUNTED, value(0, 6), value(700, 6));
  const returned = ['cumulative raised 600', `cumulative returned ${MIDNIGHT_S}`];
  const later = 5 * DAY_S;
  const heard = playOn(passed, COUNTED, value(later, 6), value(later + 600, 6));
  expect(cumulative(heard)).toEqual(returned);
  expect(heard.state.dayEnds).toBe(noonPlus(later + MIDNIGHT_S));
  const nights = [0, 1, 2, 3, 4].map((n) => time(MIDNIGHT_S + n * DAY_S));
  const watched = playOn(passed, COUNTED, ...nights, value(later, 6), value(later + 600, 6));
  expect(watched.state.outsideMs).toBe(heard.state.outsideMs);
  expect(cumulative(watched)).toEqual(returned);
});

test('AL4, PF3: days that were passed over stay so, whatever new settings say of the value', () => {
  const noon = 3 * DAY_S;
  const over = play(COUNTED, value(0, 0), time(noon + 100));
  const outside = rules({ low: 1, cumulativeMinutes: 10, silentAfterSeconds: 7 * DAY_S });
  expect(cumulative(playOn(over, outside, time(noon + 700)))).toEqual([]);
  const raised = [`cumulative raised ${noon + 700}`];
  expect(cumulative(playOn(over, outside, time(noon + 700.001)))).toEqual(raised);
});

test('AL4: each day of one long stretch counts for itself', () => {
  const slow = rules({ cumulativeMinutes: 10, silentAfterSeconds: 3 * DAY_S });
  const { state, changes } = play(slow, value(0, 6), value(2 * DAY_S, 4));
  expect(cumulative({ state, changes })).toEqual([
    'cumulative raised 600',
    `cumulative returned ${MIDNIGHT_S}`,
    `cumulative raised ${MIDNIGHT_S + 600}`,
    `cumulative returned ${MIDNIGHT_S + DAY_S}`,
    `cumulative raised ${MIDNIGHT_S + DAY_S + 600}`,
  ]);
  expect(state.outsideMs).toBe(MIDNIGHT_S * 1000);
  const watched = play(slow, value(0, 6), time(2 * DAY_S), value(2 * DAY_S, 4));
  expect(watched).toEqual({ state, changes });
});

test('AL4, PF3: lowered beneath what the day holds already, the limit is passed by the next moment outside', () => {
  const lower = rules({ ...GIVEN, cumulativeMinutes: 2 });
  const day = play(COUNTED, value(0, 6), value(300, 0));
  expect(cumulative(playOn(day, lower, value(400, 6)))).toEqual([]);
  const raised = ['cumulative raised 400'];
  expect(cumulative(playOn(day, lower, value(400, 6), value(401, 6)))).toEqual(raised);
  expect(cumulative(playOn(day, lower, value(400, 6), time(401)))).toEqual(raised);
});

test('AL4, PF3: raised above what the day holds, the limit is passed no more', () => {
  const passed = play(COUNTED, value(0, 6), value(660, 0));
  const returned = ['cumulative raised 600', 'cumulative returned 800'];
  for (const cumulativeMinutes of [11, 20]) {
    const higher = rules({ ...GIVEN, cumulativeMinutes });
    expect(cumulative(playOn(passed, higher, value(800, 0)))).toEqual(returned);
  }
});

test('AL4: without a cumulative limit there is no such alarm', () => {
  const none = rules({ silentAfterSeconds: DAY_S });
  expect(cumulative(play(none, value(0, 6), value(DAY_S, 6), time(3 * DAY_S)))).toEqual([]);
});

test('AL4, AL9: passed on two days it is one alarm, unless it was acknowledged in between', () => {
  const first = play(COUNTED, value(0, 6), value(700, 0));
  const tomorrow = [value(DAY_S, 6), value(DAY_S + 700, 0)] as const;
  const again = playOn(first, COUNTED, ...tomorrow);
  expect(openAlarm(again, 'cumulative').raisedAt).toBe(noonPlus(600));
  const seen = act(first, 'cumulative', 710, { action: 'acknowledge' });
  const another = playOn(seen, COUNTED, ...tomorrow);
  expect(openAlarm(another, 'cumulative').raisedAt).toBe(noonPlus(DAY_S + 600));
});

import { expect, test } from 'vitest';
import {
  act,
  DAY_S,
  lines,
  noonPlus,
  openAlarm,
  play,
  playOn,
  rules,
  time,
  unreadTime,
  value,
} from '#tests/lib/alarm/builders.ts';

/** Silent after ten minutes without a word. */
const JUDGED = rules();
const SILENT = ['silent raised 600'];

test('AL5: a freezer is silent from its silence time on, and not a millisecond before', () => {
  expect(lines(play(JUDGED, value(0, 0), time(599.999)))).toEqual([]);
  const silent = play(JUDGED, value(0, 0), time(600));
  expect(lines(silent)).toEqual(SILENT);
  expect(silent.changes[0]).toMatchObject({ celsius: null, limit: null, after: 'active' });
});

test('AL5: looked at late, it is silent since its deadline, and only once', () => {
  expect(lines(play(JUDGED, value(0, 0), time(DAY_S), time(2 * DAY_S)))).toEqual(SILENT);
});

test('AL5: it is not silent while there may be more to read', () => {
  const unread = play(JUDGED, value(0, 0), unreadTime(DAY_S));
  expect(unread.changes).toEqual([]);
  expect(lines(playOn(unread, JUDGED, time(599), time(600)))).toEqual(SILENT);
});

test('AL5: before Kafka was back it could not be heard, and its silence time begins with that', () => {
  const back = (seconds: number) => ({ ...time(seconds), servedSince: noonPlus(500) });
  const heard = play(JUDGED, value(0, 6));
  const waiting = playOn(heard, JUDGED, back(1099.999));
  expect(lines(waiting)).toEqual(['high raised 120']);
  expect(lines(playOn(waiting, JUDGED, back(1100)), 'silent')).toEqual(['silent raised 1100']);
  const later = play(JUDGED, value(600, 0), back(1199.999));
  expect(lines(later)).toEqual([]);
  expect(lines(playOn(later, JUDGED, back(1200)))).toEqual(['silent raised 1200']);
});

test('AL5: what counts is when it was heard of, not what its clock says', () => {
  const behind = value(0, 0, { heardAt: noonPlus(DAY_S) });
  expect(lines(play(JUDGED, behind, time(DAY_S + 599)))).toEqual([]);
  expect(lines(play(JUDGED, behind, time(DAY_S + 600)))).toEqual([`silent raised ${DAY_S + 600}`]);
});

test('AL5: a reading that says the same ends it', () => {
  const heard = play(JUDGED, value(0, 0), time(700), value(800, 0));
  expect(lines(heard)).toEqual([...SILENT, 'silent returned 800']);
});

test.each([
  ['a late reading', value(-3600, 0, { heardAt: noonPlus(800) })],
  ['a probe error', value(800, -127)],
  ['a skewed reading', value(800, 0, { skewed: true })],
])('AL5, AL8: %s ends it too', (_what, event) => {
  const heard = play(JUDGED, value(0, 0), time(700), event);
  expect(lines(heard, 'silent')).toEqual([...SILENT, 'silent returned 800']);
  expect(lines(playOn(heard, JUDGED, time(1399)), 'silent')).toHaveLength(2);
  expect(lines(playOn(heard, JUDGED, time(1400)), 'silent').at(-1)).toBe('silent raised 1400');
});

test.each([
  ['a limit', JUDGED, [value(0, 6), value(130, 6)], 'high'],
  ['a fault', JUDGED, [value(0, -127)], 'fault'],
  ['the clock', JUDGED, [value(0, 0, { skewed: true })], 'clock'],
  ['a warning', rules({ warningBand: 1 }), [value(0, 4.6), value(130, 4.6)], 'warning'],
] as const)('AL5: silence ends no alarm of %s', (_what, judged, [first, ...more], kind) => {
  const heard = play(judged, first, ...more);
  const silent = playOn(heard, judged, time(DAY_S));
  expect(lines(silent).at(-1)).toMatch(/^silent raised/);
  expect(silent.state.conditions[kind]).toEqual(heard.state.conditions[kind]);
  expect(openAlarm(silent, kind)).toBeDefined();
});

test('AL5, AL9: silent again before anybody saw it, it is the same alarm', () => {
  const twice = play(JUDGED, value(0, 0), time(700), value(800, 0), time(2000));
  expect(lines(twice)).toEqual([...SILENT, 'silent returned 800', 'silent raised 1400']);
  expect(openAlarm(twice, 'silent')).toMatchObject({
    raisedAt: noonPlus(600),
    acknowledged: false,
  });
});

test('AL5, AL9: silence that was acknowledged is over with the next reading', () => {
  const silent = play(JUDGED, value(0, 0), time(700));
  const seen = act(silent, 'silent', 750, { action: 'acknowledge' });
  const heard = playOn(seen, JUDGED, value(800, 0));
  expect(heard.state.conditions).toEqual({});
  expect(heard.changes.at(-1)).toMatchObject({ before: 'acknowledged', after: 'none' });
});

test('AL5: of two that hear of it, the clock that is ahead counts', () => {
  const ahead = value(0, 0, { heardAt: noonPlus(200) });
  const behind = value(10, 0, { heardAt: noonPlus(50) });
  expect(lines(play(JUDGED, ahead, behind, time(799)))).toEqual([]);
  expect(lines(play(JUDGED, ahead, behind, time(800)))).toEqual(['silent raised 800']);
});

test('AL5: a freezer remembers each log that it was heard in, once', () => {
  const late = value(-60, 0, { log: 2 });
  const { state } = play(JUDGED, value(0, 0), late, value(1, 0, { log: 3 }), late, value(2, 0));
  expect(state.logs).toEqual([1, 2, 3]);
});

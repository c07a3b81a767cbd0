import { expect, test } from 'vitest';
import { standingOf } from '#lib/alarm/alarm.ts';
import {
  act,
  lines,
  noonPlus,
  openAlarm,
  type Played,
  play,
  playOn,
  rules,
  time,
  value,
} from '#tests/lib/alarm/builders.ts';

const JUDGED = rules();
const SEEN = { action: 'acknowledge' } as const;

const active = () => play(JUDGED, value(0, 6), time(120));
const returned = () => playOn(active(), JUDGED, value(130, 4), time(190));
const standing = ({ state }: Played) => standingOf(state.conditions.high);
const standings = ({ changes }: Played) =>
  changes.map(({ change, before, after }) => `${change}: ${before} → ${after}`);

test('AL9: returned and then acknowledged, an alarm closes', () => {
  expect(standing(returned())).toBe('returned');
  const closed = act(returned(), 'high', 200, SEEN);
  expect(closed.state.conditions).toEqual({});
  expect(standings(closed)).toEqual([
    'raised: none → active',
    'returned: active → returned',
    'acknowledged: returned → none',
  ]);
});

test('AL9: acknowledged and then returned, it closes', () => {
  const seen = act(active(), 'high', 125, SEEN);
  expect(standing(seen)).toBe('acknowledged');
  const closed = playOn(seen, JUDGED, value(130, 4), time(190));
  expect(closed.state.conditions).toEqual({});
  expect(standings(closed)).toEqual([
    'raised: none → active',
    'acknowledged: active → acknowledged',
    'returned: acknowledged → none',
  ]);
});

test('AL9: acknowledged while the off-delay runs, it closes when that has run out', () => {
  const clearing = playOn(active(), JUDGED, value(130, 4));
  const seen = act(clearing, 'high', 140, SEEN);
  expect(standing(seen)).toBe('acknowledged');
  expect(playOn(seen, JUDGED, time(190)).state.conditions).toEqual({});
});

test('AL9: neither alone closes it', () => {
  expect(standing(playOn(returned(), JUDGED, value(5000, 0)))).toBe('returned');
  const seen = act(active(), 'high', 125, SEEN);
  expect(standing(playOn(seen, JUDGED, value(500, 6)))).toBe('acknowledged');
});

test('AL9: raised again before it was acknowledged, it is the same alarm, active anew', () => {
  const again = playOn(returned(), JUDGED, value(200, 7), time(320));
  expect(lines(again)).toEqual(['high raised 120', 'high returned 190', 'high raised 320']);
  expect(again.changes.at(-1)).toMatchObject({
    raisedAt: noonPlus(120),
    since: noonPlus(200),
    before: 'returned',
    after: 'active',
  });
  expect(openAlarm(again, 'high')).toEqual({
    raisedAt: noonPlus(120),
    since: noonPlus(0),
    acknowledged: false,
    peak: 7,
    shelvedUntil: null,
  });
});

test('AL9: closed and raised again at the very same time, it begins with nothing of the first', () => {
  const atOnce = rules({ onDelaySeconds: 0, offDelaySeconds: 0 });
  const first = play(atOnce, value(0, 9));
  const shelf = act(first, 'high', 1, { action: 'shelve', until: noonPlus(900) });
  const closed = playOn(act(shelf, 'high', 2, SEEN), atOnce, value(0, 4));
  const again = playOn(closed, atOnce, value(0, 6));
  expect(openAlarm(again, 'high')).toEqual({ ...openAlarm(first, 'high'), peak: 6 });
  expect(again.changes.at(-1)).toMatchObject({ raisedAt: noonPlus(0), before: 'none' });
});

test('AL9: the worst value is that of all its times', () => {
  const worse = play(JUDGED, value(0, 6), value(120, 9), value(130, 4), value(200, 6), time(500));
  expect(openAlarm(worse, 'high').peak).toBe(9);
});

test('AL9: its acknowledgement has to be given anew only if it closed in between', () => {
  const seen = act(active(), 'high', 125, SEEN);
  const outsideAgain = playOn(seen, JUDGED, value(130, 4), value(150, 6), value(400, 6));
  expect(standing(outsideAgain)).toBe('acknowledged');
});

test('AL9: raised again after it closed, it is another alarm', () => {
  for (const closed of [
    act(returned(), 'high', 195, SEEN),
    playOn(act(active(), 'high', 125, SEEN), JUDGED, value(130, 4), time(190)),
  ]) {
    const other = playOn(closed, JUDGED, value(200, 7), time(320));
    expect(openAlarm(other, 'high')).toMatchObject({
      raisedAt: noonPlus(320),
      since: noonPlus(200),
      acknowledged: false,
      peak: 7,
    });
    expect(other.changes.at(-1)).toMatchObject({ before: 'none', after: 'active' });
  }
});

test('AL9: acknowledged while it is about to be raised again, it closes, and another is raised', () => {
  const pending = playOn(returned(), JUDGED, value(200, 7));
  expect(standing(pending)).toBe('returned');
  const closed = act(pending, 'high', 210, SEEN);
  expect(standing(closed)).toBe('none');
  const other = playOn(closed, JUDGED, time(320));
  expect(openAlarm(other, 'high')).toMatchObject({ raisedAt: noonPlus(320), since: noonPlus(200) });
});

test('AL9: about to be raised again and back inside, it still waits for its acknowledgement', () => {
  const back = playOn(returned(), JUDGED, value(200, 7), value(210, 4), time(900));
  expect(standing(back)).toBe('returned');
  expect(openAlarm(back, 'high').raisedAt).toBe(noonPlus(120));
  expect(lines(back, 'high')).toHaveLength(2);
});

test('AL9: the alarms of one freezer are each for themselves', () => {
  const judged = rules({ warningBand: 1 });
  const both = play(judged, value(0, 6), time(120));
  const seen = act(both, 'warning', 125, SEEN);
  const { high, warning } = seen.state.conditions;
  expect([standingOf(high), standingOf(warning)]).toEqual(['active', 'acknowledged']);
});

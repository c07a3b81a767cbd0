import { expect, test } from 'vitest';
import { actOnAlarm } from '#lib/alarm/act.ts';
import { standingOf } from '#lib/alarm/alarm.ts';
import { nextDue } from '#lib/alarm/due.ts';
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
  unreadTime,
  value,
} from '#tests/lib/alarm/builders.ts';

const JUDGED = rules();
const SEEN = { action: 'acknowledge' } as const;

/** Raised at 120 s, shelved at 125 s for so long. */
function shelved(until: number): Played {
  const raised = play(JUDGED, value(0, 6), time(120));
  return act(raised, 'high', 125, { action: 'shelve', until: noonPlus(until) });
}
const RAISED = ['high raised 120', 'high shelved 125'];
const until = ({ state }: Played) => state.conditions.high?.alarm?.shelvedUntil ?? null;

test('AL10: a shelf stands until the time that was given', () => {
  const played = playOn(shelved(500), JUDGED, time(499.999));
  expect(until(played)).toBe(noonPlus(500));
  expect(lines(played)).toEqual(RAISED);
});

test('AL10: then it ends by itself, by our clock, whether or not all was read', () => {
  for (const now of [time(500), unreadTime(500)]) {
    const played = playOn(shelved(500), JUDGED, now);
    expect(until(played)).toBeNull();
    expect(lines(played)).toEqual([...RAISED, 'high unshelved 500']);
    expect(played.changes.at(-1)).toMatchObject({ by: null, note: '', raisedAt: noonPlus(120) });
  }
});

test('AL10: looked at late, it ended when it was to end, and only once', () => {
  const played = playOn(shelved(200), JUDGED, value(550, 6), time(560), time(570));
  expect(lines(played)).toEqual([...RAISED, 'high unshelved 200']);
});

test('AL10: readings alone end no shelf: their time is the sensor’s', () => {
  expect(until(playOn(shelved(200), JUDGED, value(9000, 6)))).toBe(noonPlus(200));
});

test('AL10: on the shelf all is judged and written down: back, and raised again', () => {
  const back = playOn(shelved(9000), JUDGED, value(130, 4), value(200, 4));
  expect(lines(back)).toEqual([...RAISED, 'high returned 190']);
  const again = playOn(back, JUDGED, value(210, 7), value(340, 7));
  expect(lines(again)).toEqual([...RAISED, 'high returned 190', 'high raised 330']);
  expect(until(again)).toBe(noonPlus(9000));
});

test('AL10: outside again while the off-delay runs, it stays on the shelf', () => {
  const outside = playOn(shelved(9000), JUDGED, value(130, 4), value(150, 6));
  expect(outside.state.conditions.high).toMatchObject({ phase: 'on' });
  expect(until(outside)).toBe(noonPlus(9000));
});

test('AL10: a shelf ends with its alarm, however that closes, and is told of by nothing else', () => {
  const back = [value(130, 4), time(190)] as const;
  const returned = playOn(shelved(9000), JUDGED, ...back);
  expect(until(returned)).toBe(noonPlus(9000));
  const closed = act(returned, 'high', 200, SEEN);
  expect(closed.state.conditions).toEqual({});
  expect(closed.changes.at(-1)).toMatchObject({ change: 'acknowledged', after: 'none' });
  const seen = playOn(act(shelved(9000), 'high', 128, SEEN), JUDGED, ...back);
  expect(seen.state.conditions).toEqual({});
  expect(seen.changes.at(-1)).toMatchObject({ change: 'returned', after: 'none' });
  expect(nextDue(closed.state, JUDGED)).toBe(noonPlus(730));
});

test('AL10: acknowledged while it is about to be raised again, its shelf is gone', () => {
  const pending = playOn(shelved(9000), JUDGED, value(130, 4), value(200, 7));
  const closed = act(pending, 'high', 210, SEEN);
  expect(closed.state.conditions.high).toMatchObject({ phase: 'pending', alarm: null });
  expect(until(playOn(closed, JUDGED, time(320)))).toBeNull();
});

test('AL10: acknowledged, it stays on the shelf', () => {
  const seen = act(shelved(9000), 'high', 130, SEEN);
  expect(standingOf(seen.state.conditions.high)).toBe('acknowledged');
  expect(until(seen)).toBe(noonPlus(9000));
});

test('AL10: the next alarm of its kind is on no shelf', () => {
  const closed = playOn(act(shelved(9000), 'high', 130, SEEN), JUDGED, value(140, 4), time(200));
  const next = playOn(closed, JUDGED, value(300, 6), value(420, 6));
  expect(openAlarm(next, 'high').raisedAt).toBe(noonPlus(420));
  expect(until(next)).toBeNull();
});

test('AL10: what is no alarm yet, or none any more, cannot be shelved', () => {
  const words = { by: 'Ana', note: '', at: noonPlus(130) };
  const deed = { ...words, action: 'shelve', until: noonPlus(900) } as const;
  const refused = { ok: false, why: 'closed' };
  const pending = play(JUDGED, value(0, 6));
  expect(actOnAlarm(pending.state, 'high', noonPlus(0), deed)).toEqual(refused);
  const closed = playOn(act(shelved(9000), 'high', 130, SEEN), JUDGED, value(140, 4), time(200));
  expect(actOnAlarm(closed.state, 'high', noonPlus(120), deed)).toEqual(refused);
});

test('AL10: a shelf that ends while a delay runs leaves the delay as it is', () => {
  const pending = playOn(shelved(500), JUDGED, value(130, 4), value(450, 6));
  const free = playOn(pending, JUDGED, unreadTime(500));
  expect(free.state.conditions.high).toMatchObject({ phase: 'pending', due: noonPlus(570) });
  const clearing = playOn(shelved(500), JUDGED, value(450, 4));
  expect(playOn(clearing, JUDGED, unreadTime(500)).state.conditions.high).toMatchObject({
    phase: 'clearing',
    due: noonPlus(510),
  });
});

test('AL10: a shelf and a delay that both ended by one look are told so that each follows the other', () => {
  const pending = playOn(shelved(460), JUDGED, value(130, 4), value(400, 6));
  const { changes } = playOn(pending, JUDGED, time(530));
  expect(changes.slice(3)).toMatchObject([
    { change: 'raised', at: noonPlus(520), before: 'returned', after: 'active' },
    { change: 'unshelved', at: noonPlus(460), before: 'active', after: 'active' },
  ]);
});

test('AL10: shelved once more, the later word counts', () => {
  const longer = act(shelved(500), 'high', 130, { action: 'shelve', until: noonPlus(700) });
  expect(until(playOn(longer, JUDGED, time(560)))).toBe(noonPlus(700));
  expect(lines(playOn(longer, JUDGED, time(700)), 'high').at(-1)).toBe('high unshelved 700');
});

test('AL10: the shelf of one kind is none for another', () => {
  const played = playOn(shelved(9000), JUDGED, value(130, -127));
  const { fault, high } = played.state.conditions;
  const shelves = [fault?.alarm?.shelvedUntil, high?.alarm?.shelvedUntil];
  expect(shelves).toEqual([null, noonPlus(9000)]);
});

test('AL10: taken down by hand, it is down at once', () => {
  const taken = act(shelved(9000), 'high', 300, { action: 'unshelve' });
  expect(until(taken)).toBeNull();
  expect(taken.changes.at(-1)).toMatchObject({ change: 'unshelved', by: 'Ana', note: 'seen' });
  expect(lines(playOn(taken, JUDGED, time(9000)), 'high')).toHaveLength(3);
});

test('AL10, AL11: what nobody shelved cannot be taken down', () => {
  const { state } = play(JUDGED, value(0, 6), time(120));
  const deed = { action: 'unshelve', by: 'Ana', note: '', at: noonPlus(130) } as const;
  const refused = actOnAlarm(state, 'high', noonPlus(120), deed);
  expect(refused).toEqual({ ok: false, why: 'not-shelved' });
});

import { expect, test } from 'vitest';
import {
  DAY_S,
  lines,
  noonPlus,
  play,
  playOn,
  rules,
  time,
  unreadTime,
  value,
} from '#tests/lib/alarm/builders.ts';

test('AL2: a reading long after the on-delay raises the alarm when the delay ended', () => {
  const { changes } = play(rules(), value(0, 6), value(500, 9));
  expect(lines({ changes })).toEqual(['high raised 120']);
  expect(changes[0]).toMatchObject({ raisedAt: noonPlus(120), since: noonPlus(0), celsius: 6 });
});

test('AL2: also when that reading is back inside: then it is raised, and the off-delay begins', () => {
  const played = play(rules(), value(0, 6), value(500, 4), value(900, 4));
  expect(lines(played)).toEqual(['high raised 120', 'high returned 560']);
});

test('AL2: a reading long after the off-delay returns the alarm when the delay ended', () => {
  const played = play(rules(), value(0, 6), value(200, 4), value(500, 4));
  expect(lines(played)).toEqual(['high raised 120', 'high returned 260']);
});

test('AL2: one outside after the off-delay is a new on-delay of what had returned', () => {
  const played = play(rules(), value(0, 6), value(200, 4), value(500, 6), value(700, 6));
  expect(lines(played)).toEqual(['high raised 120', 'high returned 260', 'high raised 620']);
});

test('AL2: delays end by themselves when all was read, and not a millisecond before', () => {
  expect(lines(play(rules(), value(0, 6), time(119.999)))).toEqual([]);
  expect(lines(play(rules(), value(0, 6), time(120)))).toEqual(['high raised 120']);
  const back = play(rules(), value(0, 6), value(120, 6), value(130, 4));
  expect(lines(playOn(back, rules(), time(189.999)))).toEqual(['high raised 120']);
  const returned = ['high raised 120', 'high returned 190'];
  expect(lines(playOn(back, rules(), time(190)))).toEqual(returned);
});

test('AL2: as long as there may be more to read, no delay ends by itself', () => {
  const { state, changes } = play(rules(), value(0, 6), unreadTime(DAY_S));
  expect(changes).toEqual([]);
  expect(state.conditions.high).toMatchObject({ phase: 'pending' });
});

test('AL2: when time alone has raised an alarm, the next reading does not raise it again', () => {
  const played = play(rules(), value(0, 6), time(120), time(121), value(130, 6), time(700));
  expect(lines(played, 'high')).toEqual(['high raised 120']);
});

test('AL2: a reading at the very time that time alone had come to changes nothing of that', () => {
  for (const celsius of [4, 6]) {
    const alone = play(rules(), value(0, 6), value(120, celsius));
    const timed = play(rules(), value(0, 6), time(120), value(120, celsius));
    expect(timed).toEqual(alone);
  }
});

test('AL2: the delays are the sensor’s, whose clock may run behind ours', () => {
  const behind = value(0, 6, { heardAt: noonPlus(3600) });
  expect(lines(play(rules(), behind, time(3719.999)))).toEqual([]);
  expect(lines(play(rules(), behind, time(3720)))).toEqual(['high raised 120']);
});

test('AL2: or ahead of ours', () => {
  const ahead = value(0, 6, { heardAt: noonPlus(-240) });
  expect(lines(play(rules(), ahead, time(-120.001)))).toEqual([]);
  expect(lines(play(rules(), ahead, time(-120)))).toEqual(['high raised 120']);
});

test('AL2: a time of ours before the newest reading was heard of lets nothing run out', () => {
  expect(lines(play(rules(), value(0, 6), time(-DAY_S)))).toEqual([]);
});

test('AL2: what ended at one look is told in the order in which it ended', () => {
  const judged = rules({ warningBand: 1, cumulativeMinutes: 1 });
  const played = play(judged, value(0, 4.4), value(10, 6), time(500));
  expect(lines(played)).toEqual(['cumulative raised 70', 'warning raised 120', 'high raised 130']);
});

test('AL2: a reading tells first what ended before it, then what it says itself', () => {
  // Its own clock runs ahead of ours: by our clock it was heard of before the delay had ended.
  const skewed = value(0, 6, { skewed: true });
  const played = play(rules(), skewed, value(130, 6, { heardAt: noonPlus(60) }));
  expect(lines(played)).toEqual(['clock raised 0', 'high raised 120', 'clock returned 60']);
});

test('AL2, PF3: a delay that runs ends as it was begun, though the settings were changed', () => {
  const pending = play(rules(), value(0, 6));
  const shorter = playOn(pending, rules({ onDelaySeconds: 10 }), value(30, 6), time(120));
  expect(lines(shorter)).toEqual(['high raised 120']);
});

test.each([
  ['wider limits', { high: 7 }],
  ['no limit on that side', { high: null }],
])(
  'AL1, PF3: an on-delay that ends when the value is no trouble any more raises nothing (%s)',
  (_what, given) => {
    const wider = rules(given);
    const pending = play(rules(), value(0, 6));
    const dropped = playOn(pending, wider, time(120));
    expect(dropped).toEqual({ ...pending, state: { ...pending.state, conditions: {} } });
    expect(lines(playOn(pending, wider, value(500, 0)))).toEqual([]);
  },
);

test('AL1, PF3: one that ends when the value is in the deadband by now raises its alarm', () => {
  const wider = rules({ high: 6.2 });
  const { changes } = playOn(play(rules(), value(0, 6)), wider, time(120));
  expect(changes).toMatchObject([{ change: 'raised', celsius: 6, limit: 6.2 }]);
});

test('AL3, PF3: a warning’s on-delay that ends when there are no warnings any more raises nothing', () => {
  const pending = play(rules({ warningBand: 1 }), value(0, 4.6));
  expect(playOn(pending, rules(), time(120)).state.conditions).toEqual({});
});

test('AL9, PF3: an alarm that waits for its acknowledgement waits on when its new delay is dropped', () => {
  const returned = play(rules(), value(0, 6), value(120, 6), value(130, 4), value(190, 4));
  const dropped = playOn(returned, rules(), value(200, 6));
  const waiting = playOn(dropped, rules({ high: 7 }), time(320));
  expect(waiting.state.conditions).toEqual(returned.state.conditions);
});

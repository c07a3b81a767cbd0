import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AlarmAction, actOnAlarm } from '#lib/alarm/act.ts';
import { ALARM_KINDS, STANDINGS, standingOf } from '#lib/alarm/alarm.ts';
import type { HeardReading } from '#lib/alarm/event.ts';
import { ledAmong, ledBy, ledWarning } from '#lib/alarm/lead.ts';
import type { AlarmState } from '#lib/alarm/state.ts';
import { waiting } from '#lib/alarm/waiting.ts';
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
import { playScene, someScene, someStream } from '#tests/lib/alarm/scenes.ts';
import { alarmView, NOON } from '#tests/support/builders.ts';

const SHELF = NOON + 1;
const limit = (given: Parameters<typeof alarmView>[0] = {}) => alarmView({ id: 1, ...given });
const warning = (given: Parameters<typeof alarmView>[0] = {}) =>
  alarmView({ id: 2, kind: 'warning', ...given });
const isLed = (one: ReturnType<typeof limit>, other: ReturnType<typeof limit>) =>
  ledAmong([one, other], NOON)(other);

describe('which warning is led', () => {
  test('AL16: by an alarm of a limit that is open, however it stands, and by no other kind', () => {
    expect(STANDINGS.filter((standing) => isLed(limit({ standing }), warning()))).toEqual([
      ...['active', 'acknowledged', 'returned'],
    ]);
    expect(ALARM_KINDS.filter((kind) => isLed(limit({ kind }), warning()))).toEqual([
      'high',
      'low',
    ]);
    expect(ALARM_KINDS.filter((kind) => isLed(limit(), warning({ kind })))).toEqual(['warning']);
  });

  test('AL16: one that has closed, or is of another freezer, is not', () => {
    expect(isLed(limit(), warning({ standing: 'none' }))).toBe(false);
    expect(isLed(limit(), warning({ freezer: 'f2' }))).toBe(false);
  });

  test.each([
    [SHELF, null, false],
    [SHELF, SHELF, true],
    [null, SHELF, true],
    [NOON, null, true],
  ])('AL16: with the limit’s alarm shelved until %j and it until %j: %j', (one, other, led) => {
    expect(isLed(limit({ shelvedUntil: one }), warning({ shelvedUntil: other }))).toBe(led);
  });

  test('AL16: of two leaders one that is shelved leaves it to the other', () => {
    const low = limit({ id: 3, kind: 'low', standing: 'returned' });
    const high = limit({ shelvedUntil: SHELF });
    expect(ledAmong([high, low, warning()], NOON)(warning())).toBe(true);
    expect(ledBy(high, [high, low, warning()], NOON)).toBeUndefined();
    expect(ledBy(low, [high, low, warning()], NOON)).toEqual(warning());
  });

  test('AL16: people see the same as the state says, and whatever is led has a leader', () => {
    fc.assert(
      fc.property(someScene, (scene) => {
        const { state } = playScene(scene);
        const now = state.heardAt;
        const views = viewsOf(state);
        for (const view of views) {
          const led = ledWarning(state.conditions, view.kind, now);
          expect(ledBy(view, views, now)?.raisedAt).toBe(led?.raisedAt);
        }
        const leaders = views.filter((view) => ledBy(view, views, now) !== undefined);
        expect(views.some(ledAmong(views, now))).toBe(leaders.length > 0);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The open alarms of a freezer, as people see them. */
function viewsOf({ conditions }: AlarmState) {
  return ALARM_KINDS.flatMap((kind, id) => {
    const condition = conditions[kind];
    if (!condition?.alarm) return [];
    const { raisedAt, shelvedUntil } = condition.alarm;
    return [alarmView({ id, kind, raisedAt, shelvedUntil, standing: standingOf(condition) })];
  });
}

const WARNED = rules({ warningBand: 1 });
const WORDS = { by: 'Ana', note: 'seen' };
const SEEN = { action: 'acknowledge' } as const;
const shelf = (seconds: number) => ({ action: 'shelve', until: noonPlus(seconds) }) as const;
/** Beyond the limit of 5, and back as far as the warning band, which begins above 4. */
const beyond = () => play(WARNED, value(0, 6), time(120));
const near = (before: Played) => playOn(before, WARNED, value(130, 4.4), time(190));
const fine = (before: Played, seconds: number) =>
  playOn(before, WARNED, value(seconds, 3), time(seconds + 60));
const standings = ({ state }: Played) =>
  [state.conditions.high, state.conditions.warning].map(standingOf);
const called = ({ state }: Played, seconds: number) =>
  waiting(viewsOf(state), noonPlus(seconds)).map(({ kind }) => kind);

describe('what is done to a warning with its leader', () => {
  test('AL16: acknowledged with the limit’s alarm, by the same person with the same words', () => {
    const { changes } = act(beyond(), 'high', 125, SEEN);
    const same = { ...WORDS, at: noonPlus(125), change: 'acknowledged', after: 'acknowledged' };
    expect(changes.slice(2)).toEqual([
      { ...same, kind: 'high', raisedAt: noonPlus(120), before: 'active' },
      { ...same, kind: 'warning', raisedAt: noonPlus(120), before: 'active' },
    ]);
  });

  test('AL16: nobody is called again when the limit’s alarm has closed and the value is still close', () => {
    const back = near(act(beyond(), 'high', 125, SEEN));
    expect(standings(back)).toEqual(['none', 'acknowledged']);
    expect(called(back, 200)).toEqual([]);
    expect(fine(back, 200).state.conditions).toEqual({});
  });

  test('AL16: acknowledged once it has returned, the alarm closes and the warning is acknowledged', () => {
    const back = near(beyond());
    expect(called(back, 200)).toEqual(['high']);
    const seen = act(back, 'high', 200, SEEN);
    expect(standings(seen)).toEqual(['none', 'acknowledged']);
    expect(called(seen, 200)).toEqual([]);
  });

  test('AL16: both over, they close together', () => {
    const over = fine(near(beyond()), 200);
    expect(standings(over)).toEqual(['returned', 'returned']);
    expect(called(over, 300)).toEqual(['high']);
    expect(act(over, 'high', 300, SEEN).state.conditions).toEqual({});
  });

  test('AL16: shelved and taken off the shelf together', () => {
    const shelved = act(beyond(), 'high', 125, shelf(900));
    expect(openAlarm(shelved, 'warning').shelvedUntil).toBe(noonPlus(900));
    expect(called(near(shelved), 200)).toEqual([]);
    const taken = act(shelved, 'high', 200, { action: 'unshelve' });
    expect(openAlarm(taken, 'warning').shelvedUntil).toBeNull();
    expect(lines(taken, 'warning').slice(1)).toEqual([
      ...['warning shelved 125', 'warning unshelved 200'],
    ]);
  });

  test('AL16: both shelves run out at the same time, and one is called for', () => {
    const shelved = act(beyond(), 'high', 125, shelf(500));
    const free = playOn(shelved, WARNED, time(500));
    expect(lines(free).slice(4)).toEqual(['high unshelved 500', 'warning unshelved 500']);
    expect(called(free, 500)).toEqual(['high']);
  });

  test('AL16: a comment stays with its own', () => {
    expect(lines(act(beyond(), 'high', 125, { action: 'comment' }), 'warning')).toHaveLength(1);
  });

  test('AL16: what was acknowledged before is left as it is', () => {
    const before = act(beyond(), 'warning', 122, SEEN);
    const after = act(before, 'high', 125, SEEN);
    expect(lines(after).slice(2)).toEqual(['warning acknowledged 122', 'high acknowledged 125']);
    expect(after.state.conditions.warning).toBe(before.state.conditions.warning);
  });

  test('AL16: off the shelf by itself, it is left as it is', () => {
    const apart = act(act(beyond(), 'high', 125, shelf(900)), 'warning', 130, {
      action: 'unshelve',
    });
    expect(called(apart, 140)).toEqual(['warning']);
    const seen = act(apart, 'high', 150, SEEN);
    expect(standings(seen)).toEqual(['acknowledged', 'active']);
  });

  test('AL16: what is done to the warning alone leaves its leader as it is', () => {
    const seen = act(beyond(), 'warning', 125, SEEN);
    expect(standings(seen)).toEqual(['active', 'acknowledged']);
    expect(called(seen, 125)).toEqual(['high']);
  });

  test('AL16: a warning that is raised anew afterwards waits by itself', () => {
    const closed = fine(near(act(beyond(), 'high', 125, SEEN)), 200);
    const anew = playOn(closed, WARNED, value(400, 4.6), time(520));
    expect(called(anew, 520)).toEqual(['warning']);
    expect(openAlarm(anew, 'warning')).toMatchObject({
      ...{ raisedAt: noonPlus(520), acknowledged: false, shelvedUntil: null },
    });
  });

  test('AL16: a warning on its own is acknowledged, and the limit’s alarm that comes later calls', () => {
    const warned = act(play(WARNED, value(0, 4.6), time(120)), 'warning', 130, SEEN);
    const worse = playOn(warned, WARNED, value(140, 6), time(260));
    expect(standings(worse)).toEqual(['active', 'acknowledged']);
    expect(called(worse, 260)).toEqual(['high']);
  });
});

function laterBy(ms: number, { reading, heardAt, ...event }: HeardReading): HeardReading {
  return { ...event, reading: { ...reading, at: reading.at + ms }, heardAt: heardAt + ms };
}

test('AL16: whoever saw to an alarm of a limit is not called because of it or its warning before another is raised', () => {
  const deeds = fc.constantFrom('acknowledge', 'shelve');
  let tried = 0;
  fc.assert(
    fc.property(someScene, someStream, deeds, (scene, stream, deed) => {
      const { state } = playScene(scene);
      const kind = state.conditions.high?.alarm ? 'high' : 'low';
      const raisedAt = state.conditions[kind]?.alarm?.raisedAt;
      const now = state.heardAt;
      if (raisedAt === undefined || !ledWarning(state.conditions, kind, now)) return;
      const words = { ...WORDS, at: now };
      const action: AlarmAction =
        deed === 'shelve'
          ? { ...words, action: deed, until: Number.MAX_SAFE_INTEGER }
          : { ...words, action: 'acknowledge' };
      const acted = actOnAlarm(state, kind, raisedAt, action);
      if (!acted.ok) return;
      tried++;
      let played: Played = { state: acted.state, changes: [] };
      for (const event of stream) {
        played = playOn(played, scene.rules, laterBy(state.at - NOON, event));
        if (played.changes.some(({ change }) => change === 'raised')) return;
        const kinds = waiting(viewsOf(played.state), now).map((each) => each.kind);
        expect(kinds.filter((each) => each === kind || each === 'warning')).toEqual([]);
      }
    }),
    { numRuns: 3000 },
  );
  expect(tried).toBeGreaterThan(20);
});

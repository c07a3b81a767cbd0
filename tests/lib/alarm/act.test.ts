import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AlarmAction, actOnAlarm } from '#lib/alarm/act.ts';
import { ALARM_KINDS, standingOf } from '#lib/alarm/alarm.ts';
import { act, noonPlus, play, playOn, rules, time, value } from '#tests/lib/alarm/builders.ts';
import { playScene, someScene } from '#tests/lib/alarm/scenes.ts';

const JUDGED = rules();
const WHO = { by: 'Ana', note: 'seen', at: noonPlus(130) };
const ACKNOWLEDGE: AlarmAction = { ...WHO, action: 'acknowledge' };
const SHELVE: AlarmAction = { ...WHO, action: 'shelve', until: noonPlus(900) };
const UNSHELVE: AlarmAction = { ...WHO, action: 'unshelve' };
const COMMENT: AlarmAction = { ...WHO, action: 'comment' };
const ALL = [ACKNOWLEDGE, SHELVE, UNSHELVE, COMMENT];

const RAISED = noonPlus(120);
const active = () => play(JUDGED, value(0, 6), time(120));
const closed = () => {
  const back = playOn(active(), JUDGED, value(130, 4), time(190));
  return act(back, 'high', 200, { action: 'acknowledge' });
};

test.each([
  [ACKNOWLEDGE, { change: 'acknowledged', before: 'active', after: 'acknowledged' }],
  [SHELVE, { change: 'shelved', before: 'active', after: 'active', until: noonPlus(900) }],
  [COMMENT, { change: 'commented', before: 'active', after: 'active' }],
])('AL11: who did it, when and why is in the change: $action', (action, expected) => {
  const acted = actOnAlarm(active().state, 'high', RAISED, action);
  const change = { ...WHO, kind: 'high', raisedAt: RAISED, ...expected };
  expect(acted).toMatchObject({ ok: true });
  expect(acted.ok && acted.changes).toEqual([change]);
});

test.each(['acknowledge', 'shelve', 'unshelve'])(
  'AL11: on what is closed, to %s is refused',
  (name) => {
    const action = ALL.find((one) => one.action === name) ?? COMMENT;
    const refused = { ok: false, why: 'closed' };
    expect(actOnAlarm(closed().state, 'high', RAISED, action)).toEqual(refused);
    expect(actOnAlarm(active().state, 'low', RAISED, action)).toEqual(refused);
    expect(actOnAlarm(active().state, 'high', RAISED + 1, action)).toEqual(refused);
  },
);

test('AL11: what is about to be raised is no alarm yet', () => {
  const { state } = play(JUDGED, value(0, 6));
  expect(actOnAlarm(state, 'high', RAISED, ACKNOWLEDGE)).toEqual({ ok: false, why: 'closed' });
});

test('AL11: an old alarm of a kind is closed though a new one of that kind is open', () => {
  const next = playOn(closed(), JUDGED, value(210, 6), time(330));
  expect(actOnAlarm(next.state, 'high', RAISED, ACKNOWLEDGE)).toEqual({ ok: false, why: 'closed' });
  expect(actOnAlarm(next.state, 'high', noonPlus(330), ACKNOWLEDGE)).toMatchObject({ ok: true });
});

test('AL11: what was acknowledged before is not acknowledged again', () => {
  const seen = act(active(), 'high', 125, { action: 'acknowledge' });
  const refused = { ok: false, why: 'acknowledged-before' };
  expect(actOnAlarm(seen.state, 'high', RAISED, ACKNOWLEDGE)).toEqual(refused);
  const clearing = playOn(seen, JUDGED, value(130, 4));
  expect(actOnAlarm(clearing.state, 'high', RAISED, ACKNOWLEDGE)).toEqual(refused);
});

test('AL11: a comment changes nothing, and may be given on what is closed', () => {
  for (const { state } of [active(), closed()]) {
    const acted = actOnAlarm(state, 'high', RAISED, COMMENT);
    expect(acted.ok && acted.state).toBe(state);
  }
  const late = actOnAlarm(closed().state, 'high', RAISED, COMMENT);
  expect(late).toMatchObject({ changes: [{ before: 'none', after: 'none' }] });
  const next = playOn(closed(), JUDGED, value(210, 6), time(330));
  const old = actOnAlarm(next.state, 'high', RAISED, COMMENT);
  expect(old).toMatchObject({ changes: [{ raisedAt: RAISED, before: 'none', after: 'none' }] });
});

test.each(ALL)('AL11: to $action leaves what it was given as it was', (action) => {
  const { state } = act(active(), 'high', 125, { action: 'shelve', until: noonPlus(900) });
  const before = structuredClone(state);
  actOnAlarm(state, 'high', RAISED, action);
  expect(state).toEqual(before);
});

test('AL11: nothing that people do changes whether the trouble is there, or any other alarm but the warning that is led', () => {
  fc.assert(
    fc.property(
      someScene,
      fc.constantFrom(...ALL),
      fc.constantFrom(...ALARM_KINDS),
      (scene, action, kind) => {
        const { state } = playScene(scene);
        const before = state.conditions[kind];
        const acted = actOnAlarm(state, kind, before?.alarm?.raisedAt ?? 0, action);
        if (!acted.ok) return;
        const after = acted.state.conditions[kind];
        expect(after?.phase ?? 'quiet').toBe(before?.phase ?? 'quiet');
        expect(acted.changes[0]).toMatchObject({
          before: standingOf(before),
          after: standingOf(after),
        });
        const touched = acted.changes.map((change) => change.kind);
        expect(touched).toEqual(touched.length === 1 ? [kind] : [kind, 'warning']);
        const untouched = ({ conditions }: typeof state) =>
          Object.entries(conditions).filter(([each]) => !touched.some((one) => one === each));
        expect(untouched(acted.state)).toEqual(untouched(state));
        expect({ ...acted.state, conditions: {} }).toEqual({ ...state, conditions: {} });
        if (before !== undefined && 'due' in before)
          expect(after).toMatchObject({ due: before.due });
      },
    ),
    { numRuns: 1000 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALARM_KINDS, type AlarmChange, standingOf } from '#lib/alarm/alarm.ts';
import type { AlarmEvent, HeardReading } from '#lib/alarm/event.ts';
import { stepAlarm } from '#lib/alarm/step.ts';
import { play } from '#tests/lib/alarm/builders.ts';
import { playScene, someRules, someScene, someStream } from '#tests/lib/alarm/scenes.ts';

test('AL1: a limit’s alarm returns by a value, or while one still counts', () => {
  fc.assert(
    fc.property(someRules, someStream, fc.boolean(), (judged, stream, watched) => {
      const [first, ...rest] = stream as [HeardReading, ...HeardReading[]];
      let { state } = play(judged, first);
      for (const event of rest) {
        const { heardAt: now } = event;
        const looks: AlarmEvent[] = watched
          ? [{ type: 'time', now, readTo: true }, event]
          : [event];
        for (const each of looks) {
          const stepped = stepAlarm(state, each, judged);
          for (const { kind, change, at } of stepped.changes) {
            const isLimit = kind === 'high' || kind === 'low' || kind === 'warning';
            if (!isLimit || change !== 'returned' || at === stepped.state.at) continue;
            expect(at).toBeLessThanOrEqual(state.celsiusAt + judged.silentAfterMs);
          }
          ({ state } = stepped);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('AL9: of each kind one alarm at most is open, and each change goes on from the one before', () => {
  fc.assert(
    fc.property(someScene, (scene) => {
      const { state, changes } = playScene(scene);
      for (const kind of ALARM_KINDS) {
        const last = follow(changes.filter((change) => change.kind === kind));
        const condition = state.conditions[kind];
        expect(last.standing).toBe(standingOf(condition));
        if (condition?.alarm) expect(condition.alarm.raisedAt).toBe(last.raisedAt);
      }
    }),
    { numRuns: 3000 },
  );
});

/** Walks through the changes of one kind; they belong to one open alarm after the other. */
function follow(changes: readonly AlarmChange[]) {
  let [standing, raisedAt]: [AlarmChange['before'], number] = ['none', Number.NaN];
  for (const change of changes) {
    expect(change.before).toBe(standing);
    if (change.change === 'raised') {
      expect(change.after).toBe('active');
      expect(['none', 'returned']).toContain(change.before);
    }
    if (standing === 'none') raisedAt = change.raisedAt;
    else expect(change.raisedAt).toBe(raisedAt);
    standing = change.after;
  }
  return { standing, raisedAt };
}

test('AL2: a step changes neither the state that it was given nor the event', () => {
  fc.assert(
    fc.property(someScene, someStream, (scene, stream) => {
      const { state } = playScene(scene);
      const before = structuredClone({ state, stream });
      for (const event of stream) stepAlarm(state, event, scene.rules);
      expect({ state, stream }).toEqual(before);
    }),
  );
});

test('AL12: state and changes survive being written down and read again', () => {
  fc.assert(
    fc.property(someScene, (scene) => {
      const played = playScene(scene);
      expect(JSON.parse(JSON.stringify(played))).toEqual(played);
    }),
  );
});

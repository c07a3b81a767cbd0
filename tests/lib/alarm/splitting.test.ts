import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALARM_KINDS, type AlarmChange, type Conditions, standingOf } from '#lib/alarm/alarm.ts';
import { type HeardReading, stepAlarm } from '#lib/alarm/step.ts';
import { DAY_S, type Played, play, playOn } from '#tests/lib/alarm/builders.ts';
import { playScene, someRules, someScene, someStream } from '#tests/lib/alarm/scenes.ts';

/** Where between what was heard and what is still to come time passes, all before being read. */
const someLooks = fc.array(
  fc.array(
    fc.nat(1000).map((n) => n / 1000),
    { maxLength: 3 },
  ),
  {
    maxLength: 40,
    size: 'max',
  },
);

/** Silence is what time tells, not the stream. */
function withoutSilence({ state, changes }: Played) {
  const { silent: _, ...conditions }: Conditions = state.conditions;
  return { conditions, changes: changes.filter(({ kind }) => kind !== 'silent') };
}

/**
 * What a watchdog may look at after the nth reading: times of ours up to the next reading, at which
 * the sensor's clock is not beyond any reading that is yet to come.
 */
function room(stream: readonly HeardReading[], n: number, { state }: Played): number {
  const rest = stream.slice(n + 1);
  const next = rest[0];
  if (next === undefined) return 2 * DAY_S * 1000;
  const earliest = Math.min(...rest.map(({ reading }) => reading.at));
  return Math.min(earliest - state.at, next.heardAt - state.heardAt);
}

test('AL2: the journal does not depend on when time alone was looked at in between', () => {
  fc.assert(
    fc.property(someRules, someStream, someLooks, (judged, stream, looks) => {
      const [first, ...rest] = stream as [HeardReading, ...HeardReading[]];
      const heardLast = rest.at(-1) ?? first;
      const end = {
        type: 'time',
        now: heardLast.heardAt + 3 * DAY_S * 1000,
        readTo: true,
      } as const;
      const plain = playOn(play(judged, first, ...rest), judged, end);
      let looked = play(judged, first);
      for (const [n] of stream.entries()) {
        const next = stream[n];
        if (n > 0 && next !== undefined) looked = playOn(looked, judged, next);
        const left = room(stream, n, looked);
        if (left < 0) continue;
        for (const part of looks[n] ?? []) {
          const now = looked.state.heardAt + Math.floor(left * part);
          looked = playOn(looked, judged, { type: 'time', now, readTo: true });
        }
      }
      expect(withoutSilence(playOn(looked, judged, end))).toEqual(withoutSilence(plain));
    }),
    { numRuns: 3000 },
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

test('AL12: the state survives being written down and read again', () => {
  fc.assert(
    fc.property(someScene, (scene) => {
      const { state } = playScene(scene);
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }),
  );
});

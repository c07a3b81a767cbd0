import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HeardReading } from '#lib/alarm/event.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import {
  DAY_S,
  lines,
  noonPlus,
  type Played,
  play,
  playOn,
  rules,
  time,
  value,
} from '#tests/lib/alarm/builders.ts';
import { someRules, someStream } from '#tests/lib/alarm/scenes.ts';

/** Silent after a minute: any interruption that is worth the name lasts longer. */
const JUDGED = rules({ silentAfterSeconds: 60 });

/** The first `n` were heard of as they came, the others all at once. */
const fetchedAt = (seconds: number, n: number, stream: readonly HeardReading[]) =>
  stream.map((event, i) => (i < n ? event : { ...event, heardAt: noonPlus(seconds) }));
const playAll = (judged: Rules, [first, ...rest]: readonly HeardReading[]): Played => {
  if (first === undefined) throw new Error('a stream holds a reading');
  return play(judged, first, ...rest);
};

test('AL2, AL8: a late reading in a backlog is late, however long ago the newest was heard of', () => {
  const late = value(99.5, 9, { heardAt: noonPlus(100.5) });
  const stream = [value(0, 9), value(100, 9), late, value(101, 9), value(125, 9)];
  for (const seconds of [125, 190, DAY_S]) {
    const played = playAll(JUDGED, fetchedAt(seconds, 2, stream));
    expect(lines(played)).toEqual(['high raised 120']);
  }
});

test('AL2, AL8: one that was filled in long after in a backlog raises nothing', () => {
  const old = value(-7200, 30, { heardAt: noonPlus(101) });
  const stream = [value(0, 3), value(100, 3), old, value(102, 3)];
  for (const seconds of [102, 400]) {
    const played = playAll(JUDGED, fetchedAt(seconds, 2, stream));
    expect(lines(playOn(played, JUDGED, time(seconds + 59)))).toEqual([]);
  }
});

/**
 * The stream as it is heard of when the recorder is away time and again, but not between late ones: what
 * came meanwhile is then fetched at once. Undefined where the sensor's clock was set back, which our clock tells.
 */
function interrupted(stream: readonly HeardReading[], goesOn: readonly boolean[], judged: Rules) {
  const heard: HeardReading[] = [];
  let played: Played | undefined;
  let fetched: HeardReading[] = [];
  for (const [n, event] of stream.entries()) {
    const before = played?.state.at ?? event.reading.at;
    played = played === undefined ? play(judged, event) : playOn(played, judged, event);
    if (played.state.at < before) return undefined;
    fetched.push(event);
    const isRead = goesOn[n] === true && played.state.lateSince === null;
    if (!isRead && n < stream.length - 1) continue;
    for (const each of fetched) heard.push({ ...each, heardAt: event.heardAt });
    fetched = [];
  }
  return heard;
}

/** But for silence and clocks, of which ours tells. */
function toldOf(judged: Rules, stream: readonly HeardReading[]) {
  const now = (stream.at(-1)?.heardAt ?? 0) + 4 * DAY_S * 1000;
  const { state, changes } = playOn(playAll(judged, stream), judged, {
    type: 'time',
    now,
    readTo: true,
  });
  const { silent: _silent, clock: _clock, ...conditions } = state.conditions;
  const told = changes.filter(({ kind }) => kind !== 'silent' && kind !== 'clock');
  return { at: state.at, conditions, told };
}

test('AL2: the journal of a stream does not depend on when it was interrupted', () => {
  const someGoing = fc.array(fc.boolean(), { maxLength: 40, size: 'max' });
  fc.assert(
    fc.property(someRules, someStream, someGoing, (judged, stream, goesOn) => {
      const heard = interrupted(stream, goesOn, judged);
      fc.pre(heard !== undefined);
      expect(toldOf(judged, heard)).toEqual(toldOf(judged, stream));
    }),
    { numRuns: 2000 },
  );
});

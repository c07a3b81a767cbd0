import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conditions } from '#lib/alarm/alarm.ts';
import type { HeardReading } from '#lib/alarm/event.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { type AlarmState, ourTime } from '#lib/alarm/state.ts';
import { DAY_S, type Played, play, playOn } from '#tests/lib/alarm/builders.ts';
import { someRules, someStream } from '#tests/lib/alarm/scenes.ts';

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

/**
 * Silence is what time tells, not the stream; and clocks are told of by ours, the rest by the sensor's.
 * How far a day was counted says nothing while nobody knows the value.
 */
function ofReadings({ state, changes }: Played) {
  const { silent: _, clock, ...conditions }: Conditions = state.conditions;
  const told = changes.filter(({ kind }) => kind !== 'silent' && kind !== 'clock');
  return {
    rest: { ...state, heardAt: 0, lateSince: null, countedTo: 0, conditions, told },
    clock: { ...clock, told: changes.filter(({ kind }) => kind === 'clock') },
  };
}

const endOf = (stream: readonly HeardReading[]) =>
  ({
    type: 'time',
    now: (stream.at(-1)?.heardAt ?? 0) + 3 * DAY_S * 1000,
    readTo: true,
  }) as const;

/** Those that are judged, not just heard of. */
function judgedOf(stream: readonly HeardReading[], judged: Rules): Set<HeardReading> {
  const [first, ...rest] = stream as [HeardReading, ...HeardReading[]];
  let played = play(judged, first);
  const counted = rest.filter((event) => {
    played = playOn(played, judged, event);
    return played.state.at === event.reading.at;
  });
  return new Set([first, ...counted]);
}

/**
 * What a watchdog may look at between the nth reading and the next: times of ours at which the
 * sensor's clock is not beyond the next reading that will be judged.
 */
function room(
  stream: readonly HeardReading[],
  n: number,
  state: AlarmState,
  counted: ReadonlySet<HeardReading>,
) {
  const next = stream[n + 1];
  if (next === undefined) return { from: state.heardAt, to: state.heardAt + 2 * DAY_S * 1000 };
  const nextJudged = stream.slice(n + 1).find((event) => counted.has(event));
  const to = nextJudged ? ourTime(state, nextJudged.reading.at) : Number.POSITIVE_INFINITY;
  return { from: state.newestHeardAt, to: Math.min(next.heardAt, to) };
}

test('AL2: the journal does not depend on when time alone was looked at in between', () => {
  fc.assert(
    fc.property(someRules, someStream, someLooks, (judged, stream, looks) => {
      const [first, ...rest] = stream as [HeardReading, ...HeardReading[]];
      const plain = playOn(play(judged, first, ...rest), judged, endOf(stream));
      const counted = judgedOf(stream, judged);
      let looked = play(judged, first);
      for (const [n, next] of stream.entries()) {
        if (n > 0) looked = playOn(looked, judged, next);
        const { from, to } = room(stream, n, looked.state, counted);
        if (to < from) continue;
        for (const part of looks[n] ?? []) {
          const now = from + Math.floor((to - from) * part);
          looked = playOn(looked, judged, { type: 'time', now, readTo: true });
        }
      }
      expect(ofReadings(playOn(looked, judged, endOf(stream)))).toEqual(ofReadings(plain));
    }),
    { numRuns: 3000 },
  );
});

/** The late ones by whose time a sensor's clock is found to be set back: the first after each newest before that. */
function noticedBy(stream: readonly HeardReading[], judged: Rules): Set<HeardReading> {
  const [first, ...rest] = stream as [HeardReading, ...HeardReading[]];
  let played = play(judged, first);
  let firstLate: HeardReading | undefined;
  const found = new Set<HeardReading>();
  for (const event of rest) {
    const before = played.state;
    played = playOn(played, judged, event);
    if (before.lateSince === null && played.state.lateSince !== null) firstLate = event;
    if (played.state.at < before.at && firstLate !== undefined) found.add(firstLate);
  }
  return found;
}

test('AL8: but for silence and its clock, a freezer is as if late readings had not been', () => {
  fc.assert(
    fc.property(someRules, someStream, (judged, stream) => {
      const [first, ...rest] = stream as [HeardReading, ...HeardReading[]];
      const counted = judgedOf(stream, judged);
      const all = playOn(play(judged, first), judged, ...rest, endOf(stream));
      const noticed = noticedBy(stream, judged);
      const some = rest.filter((event) => counted.has(event) || noticed.has(event));
      const without = playOn(play(judged, first), judged, ...some, endOf(stream));
      expect(ofReadings(all).rest).toEqual(ofReadings(without).rest);
    }),
    { numRuns: 1000 },
  );
});

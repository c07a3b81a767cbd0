import { expect, test } from 'vitest';
import { alarmStretches, shaded } from '#lib/alarm/stretches.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import { alarmView, NOON } from '#tests/support/builders.ts';

const MINUTE = 60_000;
const at = (minutes: number) => NOON + minutes * MINUTE;
const entry = (what: string, minutes: number, after: object = {}): JournalEntry => ({
  ...{ id: 1, at: at(minutes), recordedAt: at(minutes), who: null, what, freezer: 'f1', alarm: 1 },
  ...{ before: null, after: { kind: 'high', ...after } },
});
const ONE = { alarm: 1, kind: 'high', limit: 5 } as const;

test('FZ3: an alarm that was raised once was on from its trouble’s beginning to its return', () => {
  expect(alarmStretches(alarmView({ since: at(0), returnedAt: at(9) }), [])).toEqual([
    { ...ONE, from: at(0), to: at(9) },
  ]);
  expect(alarmStretches(alarmView({ since: at(0) }), [])).toEqual([
    { ...ONE, from: at(0), to: null },
  ]);
});

test('FZ3: one that was raised again was not on in between: the journal tells', () => {
  const alarm = alarmView({ since: at(0), timesRaised: 3 });
  const journal = [
    entry('alarm raised', 32, { since: at(30), limit: 5 }),
    entry('alarm commented', 25),
    entry('alarm returned', 20),
    entry('alarm raised', 12, { since: at(10), limit: -5 }),
    entry('alarm returned', 5),
    entry('alarm raised', 2),
  ];
  expect(alarmStretches(alarm, journal)).toEqual([
    { ...ONE, from: at(2), to: at(5), limit: null },
    { ...ONE, from: at(10), to: at(20), limit: -5 },
    { ...ONE, from: at(30), to: null },
  ]);
});

test('FA5: told from its raising, the delay before it is no part of it', () => {
  const once = alarmView({ since: at(0), raisedAt: at(2), returnedAt: at(9) });
  expect(alarmStretches(once, [], 'raised')).toEqual([{ ...ONE, from: at(2), to: at(9) }]);
  const journal = [entry('alarm raised', 12, { since: at(10), limit: 5 })];
  expect(alarmStretches({ ...once, timesRaised: 2 }, journal, 'raised')).toEqual([
    { ...ONE, from: at(12), to: null },
  ]);
});

test('FA9: one that was closed with its freezer was on until then', () => {
  const alarm = alarmView({ since: at(0), timesRaised: 2, returnedAt: at(20) });
  const journal = [entry('alarm closed', 20), entry('alarm raised', 12, { limit: 5 })];
  expect(alarmStretches(alarm, journal)).toEqual([{ ...ONE, from: at(12), to: at(20) }]);
});

test('FZ3: what lies in the range is shaded, what still is on up to now', () => {
  const on = (from: number, to: number | null) => ({
    ...{ ...ONE, from: at(from) },
    to: to === null ? null : at(to),
  });
  const range = { from: at(10), to: at(60) };
  const all = [on(50, null), on(0, 5), on(5, 15), on(20, 30), on(60, 70)];
  expect(shaded(all, range, at(55)).map(({ from, to }) => [from, to])).toEqual([
    [at(10), at(15)],
    [at(20), at(30)],
    [at(50), at(55)],
  ]);
  expect(shaded([on(50, null)], range, at(99)).map(({ to }) => to)).toEqual([at(60)]);
});

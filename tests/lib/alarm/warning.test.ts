import { expect, test } from 'vitest';
import { lines, noonPlus, play, playOn, rules, time, value } from '#tests/lib/alarm/builders.ts';

/** Warnings from above 4 and below -4, back at 3.5 and -3.5. */
const WARNED = { warningBand: 1, onDelaySeconds: 0, offDelaySeconds: 0 };

test.each([
  [4, 4.01],
  [-4, -4.01],
])('AL3: the band begins beyond %d, which is inclusive', (inside, outside) => {
  expect(lines(play(rules(WARNED), value(0, inside)))).toEqual([]);
  expect(lines(play(rules(WARNED), value(0, outside)))).toEqual(['warning raised 0']);
});

test.each([
  [4.6, 3.51, 3.5],
  [-4.6, -3.51, -3.5],
])('AL3: a warning at %d is back by the deadband', (warned, near, back) => {
  expect(lines(play(rules(WARNED), value(0, warned), value(1, near)))).toEqual([
    'warning raised 0',
  ]);
  const returned = ['warning raised 0', 'warning returned 1'];
  expect(lines(play(rules(WARNED), value(0, warned), value(1, back)))).toEqual(returned);
});

test('AL3: a warning at one end goes on at the other', () => {
  const played = play(rules(WARNED), value(0, 4.6), value(1, -4.6));
  expect(lines(played)).toEqual(['warning raised 0']);
});

test('AL3: a warning has the delays of the limits', () => {
  const judged = rules({ warningBand: 1 });
  const played = play(judged, value(0, 4.6), value(119, 4.6), time(120), value(130, 3), time(190));
  expect(lines(played)).toEqual(['warning raised 120', 'warning returned 190']);
});

test('AL3: beyond the limit it is a warning still', () => {
  const played = play(rules(WARNED), value(0, 4.6), value(1, 6), value(2, 4.4), value(3, 3));
  const high = ['high raised 1', 'high returned 2'];
  expect(lines(played)).toEqual(['warning raised 0', ...high, 'warning returned 3']);
});

test('AL3: with no band there are no warnings, and one that was there returns', () => {
  expect(lines(play(rules(), value(0, 5), time(300)))).toEqual([]);
  const warned = play(rules(WARNED), value(0, 4.6));
  const without = rules({ ...WARNED, warningBand: 0 });
  const returned = ['warning raised 0', 'warning returned 1'];
  expect(lines(playOn(warned, without, value(1, 4.6)))).toEqual(returned);
});

test.each([
  [4.6, 5],
  [6, 5],
  [-4.6, -5],
  [-6, -5],
])('AL3: a warning at %d names the limit %d', (celsius, limit) => {
  const { changes } = play(rules(WARNED), value(0, celsius));
  const [warning] = changes.filter(({ kind }) => kind === 'warning');
  expect(warning).toMatchObject({ at: noonPlus(0), celsius, limit });
});

test.each([
  ['high', { low: null, high: 5 }, 4.6, 3.9, 5],
  ['low', { low: -5, high: null }, -4.6, -3.9, -5],
  ['nearer', {}, 4.6, 3.9, 5],
] as const)(
  'AL3: raised in the deadband, a warning names the limit that is there: the %s one',
  (_which, limits, celsius, near, limit) => {
    const judged = rules({ ...limits, warningBand: 1 });
    const { changes } = play(judged, value(0, celsius), value(60, near), time(120));
    expect(changes).toMatchObject([{ kind: 'warning', celsius: near, limit }]);
  },
);

test.each([
  [{ low: null }, 4.6, -270],
  [{ high: null }, -4.6, 900],
])('AL3: on a side without a limit there is no warning (%o)', (limits, warned, fine) => {
  const judged = rules({ ...WARNED, ...limits });
  expect(lines(play(judged, value(0, warned)))).toEqual(['warning raised 0']);
  expect(lines(play(judged, value(0, fine)))).toEqual([]);
});

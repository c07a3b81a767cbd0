import { expect, test } from 'vitest';
import type { AlarmKind, Standing } from '#lib/alarm/alarm.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { activeAlarms, tileState } from '#lib/freezer-facts.ts';
import { NOON } from '#tests/support/builders.ts';

function alarm(kind: AlarmKind, standing: Standing = 'active', shelvedUntil: number | null = null) {
  return { id: 1, freezer: 'f1', kind, standing, shelvedUntil } as AlarmView;
}

const HEARD = { reading: true, silentAfterMs: 60_000 };
const state = (alarms: AlarmView[], heardAt = NOON, hearing = HEARD) =>
  tileState(alarms, heardAt, NOON, hearing).state;

test.each([
  [[], 'ok'],
  [['high'], 'alarm'],
  [['low'], 'alarm'],
  [['cumulative'], 'alarm'],
  [['fault'], 'alarm'],
  [['warning'], 'warn'],
  [['clock'], 'warn'],
  [['silent'], 'silent'],
  [['silent', 'high'], 'alarm'],
  [['warning', 'high'], 'alarm'],
  [['warning', 'silent'], 'silent'],
] as [AlarmKind[], string][])('UI1: with the alarms %j a tile is %s', (kinds, expected) => {
  expect(state(kinds.map((kind) => alarm(kind)))).toBe(expected);
});

test('UI1: an acknowledged alarm still shows; one that returned or is shelved does not', () => {
  expect(state([alarm('high', 'acknowledged')])).toBe('alarm');
  expect(state([alarm('high', 'returned')])).toBe('ok');
  expect(state([alarm('high', 'active', NOON + 1)])).toBe('ok');
  expect(state([alarm('high', 'active', NOON)])).toBe('alarm');
});

test('UI1: the alarm that makes the state is named', () => {
  const { alarm: named } = tileState([alarm('warning'), alarm('low')], NOON, NOON, HEARD);
  expect(named?.kind).toBe('low');
});

test('UI3, AL15: not heard of for its silence time is silent, but unknown while readings do not reach us', () => {
  expect(state([], NOON - 60_000)).toBe('ok');
  expect(state([], NOON - 60_001)).toBe('silent');
  expect(state([], NOON - 60_001, { ...HEARD, reading: false })).toBe('unknown');
  expect(state([], NOON - 60_001, { ...HEARD, silentAfterMs: 600_000 })).toBe('ok');
  expect(state([alarm('high')], NOON - 60_001, { ...HEARD, reading: false })).toBe('alarm');
});

test('UI1: only alarms that are active and not shelved count', () => {
  const shown = [alarm('high'), alarm('low', 'acknowledged')];
  const hidden = [alarm('fault', 'returned'), alarm('silent', 'active', NOON + 1)];
  expect(activeAlarms([...shown, ...hidden], NOON)).toEqual(shown);
});

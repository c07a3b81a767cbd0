import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALARM_KINDS, type AlarmKind, type Standing } from '#lib/alarm/alarm.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import {
  activeAlarms,
  type Heard,
  rankOf,
  statusOf,
  TILE_STATES,
  type TileState,
} from '#lib/freezer/status.ts';
import { alarmView, NOON } from '#tests/support/builders.ts';

const HEARD: Heard = {
  heardAt: NOON,
  silentAfterMs: 60_000,
  reading: true,
  calmSince: NOON - 86_400_000,
};
const LONG_AGO = NOON - 60_001;

const alarm = (kind: AlarmKind, given: Partial<AlarmView> = {}) => alarmView({ kind, ...given });
const over = (kind: AlarmKind, given: Partial<AlarmView> = {}) =>
  alarm(kind, { standing: 'returned', returnedAt: NOON - 5000, ...given });
const shelved = (kind: AlarmKind, standing: Standing = 'active') =>
  alarm(kind, { standing, shelvedUntil: NOON + 1 });
const status = (alarms: AlarmView[], heard: Partial<Heard> = {}) =>
  statusOf(alarms, NOON, { ...HEARD, ...heard });
const state = (alarms: AlarmView[], heard: Partial<Heard> = {}) => status(alarms, heard).state;

test.each<[AlarmKind[], TileState]>([
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
])('FL1: with the alarms %j a freezer is %s', (kinds, expected) => {
  expect(state(kinds.map((kind) => alarm(kind)))).toBe(expected);
});

/** Each of these says a state; those that come first are worse. */
const WORST_FIRST: [TileState, AlarmView][] = [
  ['alarm', alarm('high')],
  ['alarm', alarm('fault', { standing: 'acknowledged' })],
  ['silent', alarm('silent')],
  ['returned', over('low')],
  ['warn', alarm('warning')],
  ['shelved', shelved('cumulative')],
];
const SILENT = 2;

describe('FL1', () => {
  test('FL1: the order is alarm, silent, returned, warning, shelved, fine, whatever else there is', () => {
    const some = fc.uniqueArray(fc.nat(WORST_FIRST.length - 1), { minLength: 1 });
    fc.assert(
      fc.property(some, (chosen) => {
        const given = WORST_FIRST.filter((_, nth) => chosen.includes(nth));
        const alarms = chosen.flatMap((nth) => WORST_FIRST[nth]?.[1] ?? []);
        expect(state(alarms, chosen.includes(SILENT) ? { heardAt: LONG_AGO } : {})).toBe(
          given[0]?.[0],
        );
      }),
    );
  });

  test('FL1: an alarm that nobody acknowledged says more than one that is looked after', () => {
    const seen = alarm('high', { id: 1, standing: 'acknowledged' });
    const fresh = alarm('fault', { id: 2 });
    expect(status([seen, fresh])).toMatchObject({ alarm: { id: 2 }, unacknowledged: true });
    expect(status([seen])).toMatchObject({ alarm: { id: 1 }, unacknowledged: false });
  });

  test('FL1: the alarm that makes the state is named, with since when', () => {
    const low = alarm('low', { since: NOON - 7000 });
    expect(status([alarm('warning'), low])).toEqual({
      ...{ state: 'alarm', alarm: low, unacknowledged: true, since: NOON - 7000 },
    });
  });

  test('FL1, AL16: of a limit and its warning that are both over, the limit is told of', () => {
    const [limit, warning] = [over('high', { id: 1 }), over('warning', { id: 2 })];
    for (const alarms of [
      [warning, limit],
      [limit, warning],
    ]) {
      expect(status(alarms)).toMatchObject({ state: 'returned', alarm: { kind: 'high' } });
    }
    expect(status([warning])).toMatchObject({ state: 'returned', alarm: { kind: 'warning' } });
  });

  test('FL1: one that returned and waits for somebody is so since it returned', () => {
    expect(status([over('high')])).toMatchObject({
      ...{ state: 'returned', unacknowledged: true, since: NOON - 5000 },
    });
  });

  test('FL1: one that is fine has been so since its last alarm ended', () => {
    expect(status([])).toMatchObject({ state: 'ok', since: HEARD.calmSince });
    expect(status([], { calmSince: undefined }).since).toBeUndefined();
  });

  test('FL1: a shelved alarm calls nobody, whether it goes on or is over, until its shelf ends', () => {
    for (const each of [shelved('high'), shelved('high', 'returned'), shelved('silent')]) {
      expect(status([each])).toMatchObject({ state: 'shelved', unacknowledged: false });
    }
    expect(state([alarm('high', { shelvedUntil: NOON })])).toBe('alarm');
    expect(state([over('high', { shelvedUntil: NOON })])).toBe('returned');
  });

  test('FL1: beside a shelved alarm another one still shows', () => {
    expect(state([shelved('high'), alarm('warning')])).toBe('warn');
    expect(state([shelved('high'), over('low')])).toBe('returned');
    expect(state([shelved('high')], { heardAt: LONG_AGO })).toBe('silent');
  });
});

test('UI3: not heard of for its own silence time is silent, without an alarm too, since it was heard of', () => {
  expect(state([], { heardAt: NOON - 60_000 })).toBe('ok');
  expect(status([], { heardAt: LONG_AGO })).toEqual({
    ...{ state: 'silent', alarm: undefined, unacknowledged: false, since: LONG_AGO },
  });
  expect(state([], { heardAt: LONG_AGO, silentAfterMs: 600_000 })).toBe('ok');
});

test('FL1, AL15: where readings cannot reach us its silence says nothing, its alarms do', () => {
  const away = { heardAt: LONG_AGO, reading: false };
  expect(state([], away)).toBe('unknown');
  expect(state([], { reading: false })).toBe('ok');
  expect(state([alarm('high')], away)).toBe('alarm');
  expect(state([alarm('silent')], away)).toBe('silent');
});

const someAlarm = fc
  .record({
    kind: fc.constantFrom(...ALARM_KINDS),
    standing: fc.constantFrom<Standing>('active', 'acknowledged', 'returned'),
    shelvedUntil: fc.constantFrom(null, NOON - 1, NOON, NOON + 1),
  })
  .map(({ standing, ...rest }) =>
    alarmView({ ...rest, standing, returnedAt: standing === 'returned' ? NOON : null }),
  );
const someHeard = fc.record({
  heardAt: fc.constantFrom(0, LONG_AGO, NOON, NOON + 60_000),
  silentAfterMs: fc.constantFrom(5000, 60_000),
  reading: fc.boolean(),
  calmSince: fc.constantFrom(undefined, NOON),
});

test('FL1: the order in which alarms come does not matter to the state', () => {
  fc.assert(
    fc.property(fc.array(someAlarm), someHeard, (alarms, heard) => {
      const { state: one, unacknowledged } = statusOf(alarms, NOON, heard);
      const other = statusOf([...alarms].reverse(), NOON, heard);
      expect(other).toMatchObject({ state: one, unacknowledged });
    }),
  );
});

test('FL1: an alarm more never makes it better, and one that waits is never shown as looked after', () => {
  fc.assert(
    fc.property(fc.array(someAlarm), someAlarm, someHeard, (alarms, more, heard) => {
      const before = statusOf(alarms, NOON, heard);
      const after = statusOf([...alarms, more], NOON, heard);
      expect(rankOf(after)).toBeLessThanOrEqual(rankOf(before));
      if (before.state === after.state && before.unacknowledged) {
        expect(after.unacknowledged).toBe(true);
      }
    }),
  );
});

test('FL2: ranks follow the order of states; an alarm that waits for somebody stands before all', () => {
  const ranks = TILE_STATES.map((each) =>
    rankOf({ state: each, unacknowledged: false, alarm: undefined, since: undefined }),
  );
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  expect(rankOf(status([alarm('high')]))).toBeLessThan(Math.min(...ranks));
  expect(rankOf(status([over('high')]))).toBe(ranks[TILE_STATES.indexOf('returned')]);
});

test('FL2: a freezer of which nothing is known keeps its place among those that are fine', () => {
  const unknown = status([], { heardAt: LONG_AGO, reading: false });
  expect(rankOf(unknown)).toBe(rankOf(status([])));
});

test('FL1: only alarms that are neither over nor shelved are active', () => {
  const active = [alarm('high'), alarm('low', { standing: 'acknowledged' })];
  const others = [over('fault'), shelved('silent')];
  expect(activeAlarms([...active, ...others], NOON)).toEqual(active);
});

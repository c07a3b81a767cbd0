import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALARM_KINDS, STANDINGS } from '#lib/alarm/alarm.ts';
import {
  type AlertMemory,
  alerting,
  NOTHING_TOLD,
  RING_AGAIN_MS,
  rang,
} from '#lib/alarm/alerting.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { isLoud } from '#lib/alarm/waiting.ts';
import { alarmView, NOON } from '#tests/support/builders.ts';

const high = alarmView({ id: 1 });
const warning = alarmView({ id: 2, kind: 'warning' });
const clock = alarmView({ id: 3, kind: 'clock' });

/** What a page does that opens at noon and looks each second. */
function watch(looks: readonly (readonly AlarmView[])[], memory: AlertMemory = NOTHING_TOLD) {
  const rings: number[] = [];
  const notified: number[] = [];
  const said: number[] = [];
  for (const [second, alarms] of looks.entries()) {
    const now = NOON + second * 1000;
    const next = alerting(alarms, now, memory);
    memory = next.memory;
    notified.push(...next.notify.map(({ id }) => id));
    said.push(...next.news.map(({ id }) => id));
    if (!next.ring) continue;
    rings.push(second);
    memory = rang(alarms, now, memory);
  }
  return { rings, notified, said };
}
const times = (count: number, alarms: readonly AlarmView[]) =>
  Array.from({ length: count }, () => alarms);

test('AT2: it rings at once, and again every thirty seconds until all are acknowledged', () => {
  const acknowledged = { ...high, standing: 'acknowledged' } as const;
  const looks = [...times(5, []), ...times(70, [high]), ...times(60, [acknowledged])];
  expect(watch(looks).rings).toEqual([5, 35, 65]);
});

test('AT2: what is open when the page is opened rings as well, but notifies of nothing', () => {
  expect(watch(times(2, [high]))).toEqual({ rings: [0], notified: [], said: [1] });
});

test('AT2: a new alarm rings at once, also between two rings', () => {
  const other = alarmView({ id: 9 });
  expect(watch([...times(10, [high]), ...times(40, [high, other])]).rings).toEqual([0, 10, 40]);
});

test('AT2: what comes while it still sounds has its own ring when that has ended', () => {
  const other = alarmView({ id: 9 });
  expect(watch([[], [high], ...times(40, [high, other])]).rings).toEqual([1, 3, 33]);
});

test('AT2: one that cannot ring yet rings as soon as it can', () => {
  const { memory } = alerting([high], NOON, NOTHING_TOLD);
  expect(alerting([high], NOON + 5000, memory).ring).toBe(true);
});

test('AT2: a clock that was set back silences nothing', () => {
  const memory = rang([high], NOON, alerting([high], NOON, NOTHING_TOLD).memory);
  expect(alerting([high], NOON + 1000, memory).ring).toBe(false);
  expect(alerting([high], NOON - 3_600_000, memory).ring).toBe(true);
});

test('AL16, AT1: a warning is told of once; with the alarm of its limit, and after it, it is no news', () => {
  const worse = alarmView({ id: 9 });
  const seen = { ...warning, standing: 'acknowledged' } as const;
  const over = { ...worse, standing: 'returned' } as const;
  const looks = [[], [warning], [warning, worse], [warning, worse], [warning, over], [seen], []];
  expect(watch(looks)).toEqual({ rings: [2], notified: [9], said: [2, 9] });
  const counts = looks.map((look) => alerting(look, NOON, NOTHING_TOLD).waiting.length);
  expect(counts).toEqual([0, 1, 1, 1, 1, 0, 0]);
});

test('AT4: warnings and clock alarms wait for somebody but make no sound', () => {
  const { waiting } = alerting([warning, clock], NOON, NOTHING_TOLD);
  expect(waiting).toHaveLength(2);
  expect(watch([[], ...times(70, [warning, clock])])).toEqual({
    ...{ rings: [], notified: [], said: [3, 2] },
  });
});

test('AT5: each raising is notified of once; raised again, or off its shelf, once more', () => {
  const again = { ...high, timesRaised: 2 };
  const shelved = { ...again, shelvedUntil: NOON + 7000 };
  const looks = [[], ...times(2, [high]), ...times(2, [again]), ...times(5, [shelved])];
  expect(watch(looks).notified).toEqual([1, 1, 1]);
});

test('AT1: an alarm whose shelf ends waits again, and rings', () => {
  const shelved = { ...high, shelvedUntil: NOON + 4000 };
  expect(watch(times(6, [shelved]))).toEqual({ rings: [4], notified: [1], said: [1] });
});

/** An alarm is of one kind and one freezer as long as there is any. */
const someAlarm = fc
  .record({
    id: fc.nat(2 * ALARM_KINDS.length - 1),
    standing: fc.constantFrom(...STANDINGS),
    timesRaised: fc.integer({ min: 1, max: 2 }),
    shelvedUntil: fc.constantFrom(null, NOON + 20_000),
  })
  .map(({ id, ...given }) => {
    const kind = ALARM_KINDS[id % ALARM_KINDS.length] ?? 'high';
    return alarmView({ id, kind, freezer: id < ALARM_KINDS.length ? 'f1' : 'f2', ...given });
  });
const someLook = fc.uniqueArray(someAlarm, { selector: ({ id }) => id, maxLength: 5 });
const someLooks = fc.array(someLook, { minLength: 1, maxLength: 80 });

test('AT2: it never rings twice within two seconds, nor without an alarm that is loud', () => {
  fc.assert(
    fc.property(someLooks, (looks) => {
      const { rings } = watch(looks);
      for (const [nth, second] of rings.entries()) {
        const now = NOON + second * 1000;
        const { waiting } = alerting(looks[second] ?? [], now, NOTHING_TOLD);
        expect(waiting.some(isLoud)).toBe(true);
        expect(second - (rings[nth - 1] ?? -2)).toBeGreaterThanOrEqual(2);
      }
    }),
  );
});

test('AT2: while a loud one waits it is never quiet for longer than thirty seconds', () => {
  fc.assert(
    fc.property(someLooks, (looks) => {
      const withHigh = looks.map((look) => [alarmView({ id: 99 }), ...look]);
      const seconds = [...watch(withHigh).rings, looks.length];
      for (const [nth, second] of seconds.entries()) {
        expect(second - (seconds[nth - 1] ?? 0)).toBeLessThanOrEqual(RING_AGAIN_MS / 1000);
      }
    }),
  );
});

test('AT1: news is what waits and was not told of yet; all that waits is told of', () => {
  fc.assert(
    fc.property(someLooks, (looks) => {
      let memory = NOTHING_TOLD;
      for (const [second, alarms] of looks.entries()) {
        const next = alerting(alarms, NOON + second * 1000, memory);
        const untold = next.waiting.filter(
          ({ id, timesRaised }) => !memory.known?.has(`${id}.${timesRaised}`),
        );
        expect(next.news).toEqual(untold);
        memory = next.memory;
        expect(alerting(alarms, NOON + second * 1000, memory).news).toEqual([]);
      }
    }),
  );
});

test('AT4: what is quiet changes nothing of when it rings', () => {
  fc.assert(
    fc.property(someLooks, (looks) => {
      const louder = looks.map((look) => look.filter(isLoud));
      expect(watch(looks).rings).toEqual(watch(louder).rings);
    }),
  );
});

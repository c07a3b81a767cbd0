import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALARM_KINDS } from '#lib/alarm/alarm.ts';
import { LISTED } from '#lib/alarm/waiting.ts';
import { NO_WISH, pastPath, readAlarmWish, writeAlarmWish } from '#lib/alarm/wish.ts';
import { alarmQuery } from '#lib/api/alarms.ts';

const read = (address: string) => readAlarmWish(new URLSearchParams(address));
const id = fc.constantFrom('sensor0', 'a/b?c=d&e', '<b>"x"</b>', '50 % 🧊', 'á');
const someWish = fc.record({
  over: fc.boolean(),
  kind: fc.constantFrom(null, ...ALARM_KINDS),
  listed: fc.constantFrom(null, ...LISTED),
  freezer: fc.option(id),
  search: fc.string({ maxLength: 200 }),
});

test('AM3: a wish that is written into an address is read out of it', () => {
  fc.assert(
    fc.property(someWish, (wish) => {
      expect(read(writeAlarmWish(wish))).toEqual({ ...wish, search: wish.search.toWellFormed() });
    }),
  );
  expect(writeAlarmWish(NO_WISH)).toBe('');
});

test.each([
  '?view=all&kind=hot&standing=none&freezer=&q=',
  '?freezer=%00&kind=HIGH',
  `?freezer=${'x'.repeat(201)}`,
  '?view=over1&standing=active,returned',
])('AM3: what makes no sense in an address is as if it were absent: %s', (address) => {
  expect(read(address)).toEqual(NO_WISH);
});

test('AM3: a freezer’s page leads to its alarms', () => {
  expect(read('?freezer=sensor0')).toEqual({ ...NO_WISH, freezer: 'sensor0' });
});

test('AM3: what is asked for of closed alarms is what the API takes', () => {
  fc.assert(
    fc.property(someWish, fc.option(fc.integer({ min: 1 })), (wish, before) => {
      const path = pastPath(wish, 50, before ?? undefined);
      const query = Object.fromEntries(new URL(path, 'http://gelo').searchParams);
      const { freezer, kind } = wish;
      expect(alarmQuery.parse(query)).toEqual({
        ...{ state: 'closed', limit: 50 },
        ...(freezer !== null && { freezer }),
        ...(kind !== null && { kind }),
        ...(before !== null && { before }),
      });
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '#lib/reading/reading.ts';
import { FAULT_KINDS, faultsAt, type SimulatedFault, transmit } from '#lib/simulation/faults.ts';
import { valueFor } from '#lib/simulation/sending.ts';
import { bytes, NOON } from '#tests/support/builders.ts';

const SENSOR = {
  held: 1.5,
  outside: 13,
  nth: 0,
  write: (celsius: number, at: number) => valueFor('sensor', 'sensor0', celsius, at),
};
const sent = (...kinds: SimulatedFault[]) =>
  transmit({ celsius: -3.42, at: NOON }, new Set(kinds), SENSOR);
const read = ({ value, at }: { value: string; at: number }) =>
  decode({ key: bytes('sensor0'), value: bytes(value), timestamp: String(at) }, NOON);

test('SM6: what is not disturbed is sent once, as it was measured', () => {
  expect(sent()).toEqual([{ value: '-3.42', at: NOON }]);
});

test.each<[SimulatedFault, string]>([
  ['probe-error', '-127.00'],
  ['stuck', '1.50'],
  ['off-range', '13.00'],
])('SM6: %s sends %s instead', (kind, value) => {
  expect(sent(kind)).toEqual([{ value, at: NOON }]);
});

test('SM6: silence sends nothing, whatever else is wrong', () => {
  fc.assert(
    fc.property(fc.subarray([...FAULT_KINDS]), (others) => {
      expect(sent('silence', ...others)).toEqual([]);
    }),
  );
});

test('SM6: a clock that runs ahead is skewed for Gelo, and not too far ahead for Kafka', () => {
  const [one] = sent('clock');
  expect(one && read(one)).toMatchObject({ celsius: -3.42, skewed: true });
  expect((one?.at ?? 0) - NOON).toBeLessThan(3_600_000);
});

test('SM6: a duplicate is the very same message twice', () => {
  expect(sent('duplicate')).toEqual([...sent(), ...sent()]);
});

test('SM6: a burst is many readings at once, each with a time of its own', () => {
  const burst = sent('burst');
  expect(burst.length).toBeGreaterThan(10);
  expect(new Set(burst.map(({ at }) => at)).size).toBe(burst.length);
});

test('SM6: what is malformed is a reject, for one reason after the other', () => {
  const reasons = Array.from({ length: 6 }, (_, nth) =>
    transmit({ celsius: 0, at: NOON }, new Set(['malformed'] as const), { ...SENSOR, nth }).map(
      read,
    ),
  ).flat();
  expect(reasons.every((reason) => typeof reason === 'string')).toBe(true);
  expect(new Set(reasons).size).toBeGreaterThanOrEqual(5);
});

test('SM6: whatever is wrong together, each message is a reading or a reject', () => {
  fc.assert(
    fc.property(fc.subarray([...FAULT_KINDS]), fc.nat(), (kinds, nth) => {
      const messages = transmit({ celsius: 1, at: NOON }, new Set(kinds), { ...SENSOR, nth });
      for (const each of messages) {
        expect(typeof read(each) === 'string').toBe(kinds.includes('malformed'));
      }
    }),
  );
});

test('SM6: a fault begins and ends when it was told to', () => {
  const someSpan = fc.record({
    kind: fc.constantFrom(...FAULT_KINDS),
    from: fc.nat(100),
    until: fc.nat(100),
  });
  fc.assert(
    fc.property(fc.array(someSpan), fc.nat(120), (spans, at) => {
      const on = faultsAt(spans, at);
      for (const kind of FAULT_KINDS) {
        const told = spans.some((s) => s.kind === kind && s.from <= at && at < s.until);
        expect(on.has(kind)).toBe(told);
      }
    }),
  );
  expect(faultsAt([{ kind: 'stuck', from: 5, until: 9 }], 9).size).toBe(0);
});

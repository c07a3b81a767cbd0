import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultRequest, sendSettings, startRequest, stopRequest } from '#lib/api/simulation.ts';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import { MAX_SENSORS, RATE, sensorId, sensorNumber } from '#lib/simulation/sensor.ts';

const ALL = Array.from({ length: MAX_SENSORS }, (_, number) => sensorId(number));

test.each([
  [{}],
  [{ count: 1 }],
  [{ count: 1000, rate: 0.1, model: 'physical', profile: 'beverage', seed: 0 }],
  [{ sensors: ['sensor0', 'sensor999'], rate: 100 }],
  [{ sensors: ALL }],
])('SM2: %j says which sensors are to run', (body) => {
  expect(startRequest.parse(body)).toEqual(body);
});

test.each([
  [{ count: 0 }],
  [{ count: 1001 }],
  [{ count: 1.5 }],
  [{ count: '3' }],
  [{ count: null }],
  [{ count: 3, sensors: ['sensor0'] }],
  [{ sensors: [] }],
  [{ sensors: ['freezer'] }],
  [{ sensors: ['sensor1000'] }],
  [{ rate: 0 }],
  [{ rate: 100.1 }],
  [{ rate: Number.NaN }],
  [{ model: 'magic' }],
  [{ seed: -1 }],
  [{ running: true }],
  [[]],
  ['count'],
  [null],
  [undefined],
])('AP3: %j is not what starting takes', (body) => {
  expect(startRequest.safeParse(body).success).toBe(false);
});

test('AP3, SM2: whatever the body, it is refused or names sensors that there can be', () => {
  const nearly = fc.record(
    {
      count: fc.oneof(fc.double(), fc.integer()),
      sensors: fc.array(fc.oneof(fc.string(), fc.constantFrom(...ALL))),
      rate: fc.oneof(fc.double(), fc.integer({ max: 200 })),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), nearly), (body) => {
      const parsed = startRequest.safeParse(body);
      if (!parsed.success) return;
      const { count = 1, rate = 1, sensors = [] } = parsed.data;
      expect(count).toSatisfy((n) => Number.isInteger(n) && n >= 1 && n <= MAX_SENSORS);
      expect(rate).toSatisfy((n) => n >= RATE.least && n <= RATE.most);
      for (const id of sensors) expect(sensorNumber(id)).toBeDefined();
    }),
  );
});

describe('AP3, SM10: how they send', () => {
  test('all of it is said at once', () => {
    expect(sendSettings.parse(USUAL_SENDING)).toEqual(USUAL_SENDING);
    for (const field of Object.keys(USUAL_SENDING)) {
      const without = { ...USUAL_SENDING, [field]: undefined };
      expect(sendSettings.safeParse(without).success).toBe(false);
    }
  });

  test.each(['0', '1'])('exactly once is not to be had with acks %s', (acks) => {
    const once = { ...USUAL_SENDING, idempotent: true };
    expect(sendSettings.safeParse(once).success).toBe(true);
    expect(sendSettings.safeParse({ ...once, acks }).success).toBe(false);
  });

  test.each([
    [{ acks: 'none' }],
    [{ lingerMs: -1 }],
    [{ lingerMs: 1001 }],
    [{ keys: 'all' }],
    [{ partitioner: 'md5' }],
    [{ compression: 'rar' }],
    [{ more: 1 }],
  ])('%j is refused', (given) => {
    expect(sendSettings.safeParse({ ...USUAL_SENDING, ...given }).success).toBe(false);
  });
});

test('AP3, SM6: a fault has a kind, an end within a day, and sensors or all', () => {
  expect(faultRequest.parse({ kind: 'silence' })).toEqual({ kind: 'silence', seconds: 300 });
  for (const given of [{ kind: 'fire' }, { kind: 'silence', seconds: 0 }, { seconds: 60 }]) {
    expect(faultRequest.safeParse(given).success).toBe(false);
  }
  expect(faultRequest.safeParse({ kind: 'silence', seconds: 86_401 }).success).toBe(false);
  expect(faultRequest.safeParse({ kind: 'silence', sensors: [] }).success).toBe(false);
});

test('AP3, SM2: stopping takes sensors or nothing', () => {
  expect(stopRequest.parse({})).toEqual({});
  expect(stopRequest.safeParse({ count: 3 }).success).toBe(false);
});

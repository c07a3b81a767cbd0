import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problem } from '#lib/api/problem.ts';
import { simulationRequest } from '#lib/api/simulation.ts';

test.each([
  [{ running: true }, { running: true, sensors: 3 }],
  [{ running: false }, { running: false, sensors: 3 }],
  [
    { running: true, sensors: 1 },
    { running: true, sensors: 1 },
  ],
  [
    { running: true, sensors: 1000 },
    { running: true, sensors: 1000 },
  ],
])('SM2: %j states that %j is wanted', (body, wanted) => {
  expect(simulationRequest.parse(body)).toEqual(wanted);
});

test.each([
  [{}],
  [{ sensors: 3 }],
  [{ running: 'true' }],
  [{ running: 1 }],
  [{ running: null }],
  [{ running: true, sensors: 0 }],
  [{ running: true, sensors: 1001 }],
  [{ running: true, sensors: 1.5 }],
  [{ running: true, sensors: '3' }],
  [{ running: true, sensors: null }],
  [{ running: true, sensor: 3 }],
  [[]],
  ['running'],
  [null],
  [undefined],
])('AP3: %j is not what the route takes', (body) => {
  expect(simulationRequest.safeParse(body).success).toBe(false);
});

test('AP3, SM2: whatever the body, it is refused or states 1 to 1000 sensors', () => {
  const nearly = fc.record(
    {
      running: fc.oneof(fc.boolean(), fc.jsonValue()),
      sensors: fc.oneof(fc.double(), fc.integer()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), nearly), (body) => {
      const parsed = simulationRequest.safeParse(body);
      if (!parsed.success) return;
      expect(typeof parsed.data.running).toBe('boolean');
      expect(parsed.data.sensors).toSatisfy((n) => Number.isInteger(n) && n >= 1 && n <= 1000);
    }),
  );
});

test('AP2: a problem says what went wrong and what to do next', () => {
  const told = { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'Send JSON.' };
  expect(problem.parse(told)).toEqual(told);
  expect(problem.parse({ ...told, instance: '/x' })).toEqual(told);
});

test.each(['type', 'title', 'status', 'detail'])('AP2: no problem without its %s', (name) => {
  const told = { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'Send JSON.' };
  expect(problem.safeParse({ ...told, [name]: undefined }).success).toBe(false);
});

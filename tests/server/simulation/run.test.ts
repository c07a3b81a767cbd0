import { expect, test } from 'vitest';
import type { FaultSpan, SimulatedFault } from '#lib/simulation/faults.ts';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import { beat, createRun, type Run } from '#server/simulation/run.ts';
import { wished } from '#tests/server/simulation/sendings.ts';
import { NOON } from '#tests/support/builders.ts';

const MINUTE = 60_000;
const LIMITS = { low: null, high: -18 };

function span(kind: SimulatedFault, from: number): FaultSpan {
  return { kind, from, until: NOON + 60 * MINUTE };
}

function valueAt(run: Run, at: number): number {
  const tools = { settings: USUAL_SENDING, headers: {}, partition: () => 0 };
  return Number(beat(run, at, tools)[0]?.value);
}

test('SM6: a probe that was stuck before this instance took over is stuck at a value it measured', () => {
  const faults = [span('stuck', NOON - MINUTE)];
  const run = createRun(wished({ model: 'physical', limits: LIMITS, faults }), NOON);
  const first = valueAt(run, NOON);
  expect(first).toBeLessThan(-18);
  expect(valueAt(run, NOON + 10 * MINUTE)).toBe(first);
});

test('SM6: a freezer whose door has been open does not grow cold by moving to another instance', () => {
  const faults = [span('door', NOON)];
  const sensor = wished({ model: 'physical', limits: LIMITS });
  const first = createRun(sensor, NOON);
  valueAt(first, NOON);
  first.sensor = { ...sensor, faults };
  const before = valueAt(first, NOON + 5 * MINUTE);
  const second = createRun({ ...sensor, faults }, NOON + 5 * MINUTE);
  const after = valueAt(second, NOON + 5 * MINUTE);
  expect(before).toBeGreaterThan(0);
  expect(Math.abs(after - before)).toBeLessThan(0.5);
});

test('SM3: sensors that stood still for a month begin again without keeping anyone waiting', () => {
  const runs = Array.from({ length: 1000 }, (_, number) =>
    createRun(wished({ number, model: 'physical', limits: LIMITS }), NOON),
  );
  for (const run of runs) valueAt(run, NOON);
  const began = performance.now();
  const values = runs.map((run) => valueAt(run, NOON + 30 * 24 * 60 * MINUTE));
  expect(performance.now() - began).toBeLessThan(1500);
  expect(Math.max(...values)).toBeLessThan(-10);
});

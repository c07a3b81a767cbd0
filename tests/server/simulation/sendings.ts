import { SENT_AT_HEADER } from '#lib/reading/headers.ts';
import { sensorId } from '#lib/simulation/sensor.ts';
import { createRun, type Run, type WishedSensor } from '#server/simulation/run.ts';
import type { Sending } from '#server/simulation/sender.ts';
import { NOON } from '#tests/support/builders.ts';

export function wished(given: Partial<WishedSensor> = {}): WishedSensor {
  const number = given.number ?? 0;
  return {
    ...{ number, id: sensorId(number), running: true, model: 'plain', rate: 1, seed: number },
    ...{ profile: 'beverage', limits: { low: -5, high: 5 }, faults: [] },
    ...given,
  };
}

function runOf(number: number): Run {
  return createRun(wished({ number }), NOON);
}

/** The nth message, of a partition, made so many ms after the beginning. */
export function sending(nth: number, partition = 0, madeAt = 0): Sending {
  const run = runOf(nth % 1000);
  const headers = { [SENT_AT_HEADER]: String(NOON + madeAt) };
  const message = { key: run.sensor.id, value: String(nth), partition, timestamp: '1', headers };
  return { run, message, madeAt };
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import type { OutgoingMessage } from '#server/kafka/producer.ts';
import { createEngine } from '#server/simulation/engine.ts';
import { wished } from '#tests/server/simulation/sendings.ts';
import { NOON } from '#tests/support/builders.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SENSORS = [wished({ number: 0, rate: 10 }), wished({ number: 1, rate: 10 })];

function open() {
  const sent: OutgoingMessage[] = [];
  const asleep = { ms: 0 };
  const onSlept = vi.fn();
  const clock = () => Date.now() + asleep.ms;
  const engine = createEngine({
    runs: new Map(),
    settings: { ...USUAL_SENDING, lingerMs: 0 },
    async send(messages) {
      sent.push(...messages);
      return new Map([[0, 0n]]);
    },
    partitions: 1,
    onAcknowledged: () => undefined,
    onFailed: () => undefined,
    onSkipped: () => undefined,
    ...{ onSlept, now: () => NOON, clock },
  });
  return { engine, sent, asleep, onSlept };
}

test('SM7: one that was frozen measures nothing before it was told that it may', async () => {
  const { engine, sent, asleep, onSlept } = open();
  engine.carryOut(SENSORS);
  await vi.advanceTimersByTimeAsync(500);
  expect(sent.length).toBeGreaterThanOrEqual(8);
  expect(onSlept).not.toHaveBeenCalled();
  const before = sent.length;
  asleep.ms = 5000;
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent).toHaveLength(before);
  expect(onSlept).toHaveBeenCalledOnce();
  engine.carryOut(SENSORS);
  await vi.advanceTimersByTimeAsync(500);
  expect(sent.length).toBeGreaterThan(before + 8);
});

test('SM2: how often a sensor sends may change while it runs, and so may who there is', async () => {
  const { engine, sent } = open();
  const within = async (ms: number) => {
    sent.length = 0;
    await vi.advanceTimersByTimeAsync(ms);
    return sent.map(({ key }) => key);
  };
  engine.carryOut(SENSORS);
  expect(await within(995)).toHaveLength(20);
  engine.carryOut([wished({ number: 0, rate: 50 }), wished({ number: 1, rate: 10 })]);
  const faster = await within(1000);
  expect(faster.filter((key) => key === 'sensor0').length).toBeGreaterThanOrEqual(49);
  engine.carryOut([wished({ number: 0, rate: 50, running: false })]);
  expect(await within(1000)).toEqual([]);
  engine.carryOut([wished({ number: 0, rate: 1 })]);
  expect(await within(2995)).toEqual(['sensor0', 'sensor0', 'sensor0']);
});

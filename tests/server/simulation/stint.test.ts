import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type SendSettings, USUAL_SENDING } from '#lib/simulation/sending.ts';
import type { FirstOffsets } from '#server/kafka/producer.ts';
import { createStint } from '#server/simulation/stint.ts';
import { wished } from '#tests/server/simulation/sendings.ts';
import { NOON } from '#tests/support/builders.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SENSORS = [wished({ rate: 10 })];
const STOPPED = [wished({ rate: 10, running: false })];

/** A stint whose producers answer when a test says so. */
function open() {
  const opened: SendSettings[] = [];
  const placed: number[][] = [];
  const answers: (() => void)[] = [];
  const stint = createStint({
    openProducer(settings) {
      const own: number[] = [];
      opened.push(settings);
      placed.push(own);
      return {
        send(messages) {
          own.push(...messages.map(({ partition }) => partition));
          return new Promise<FirstOffsets>((resolve) =>
            answers.push(() => resolve(new Map(own.map((partition) => [partition, 0n])))),
          );
        },
        stop: async () => undefined,
      };
    },
    ...{ topic: 'freezers', onReceipts: () => undefined, onSlept: () => undefined },
    ...{ now: () => NOON, clock: Date.now, log: quietLog },
  });
  const answer = async () => {
    for (const each of answers.splice(0)) each();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { stint, opened, placed, answer };
}

test('SM11: what was sent the old way counts as in flight until it is answered', async () => {
  const { stint, answer } = open();
  stint.carryOut(SENSORS, { settings: USUAL_SENDING, partitions: 1 });
  await vi.advanceTimersByTimeAsync(500);
  stint.carryOut(STOPPED, { settings: { ...USUAL_SENDING, acks: '1' }, partitions: 1 });
  const { inFlight, buffered } = stint.report();
  expect(inFlight + buffered).toBeGreaterThanOrEqual(4);
  expect(stint.isIdle()).toBe(false);
  await vi.advanceTimersByTimeAsync(7000);
  expect(stint.report().unansweredMs).toBeGreaterThan(7000);
  while (!stint.isIdle()) await answer();
  const over = { inFlight: 0, buffered: 0, failed: 0, unansweredMs: null };
  expect(stint.report()).toMatchObject(over);
  expect(stint.report().acknowledged).toBe(inFlight + buffered);
});

test('SM9: where partitions are added, a producer that knows of them sends to them', async () => {
  const { stint, opened, placed } = open();
  const settings: SendSettings = { ...USUAL_SENDING, keys: 'none' };
  stint.carryOut(SENSORS, { settings, partitions: 1 });
  await vi.advanceTimersByTimeAsync(500);
  stint.carryOut(SENSORS, { settings, partitions: 3 });
  await vi.advanceTimersByTimeAsync(500);
  expect(opened).toHaveLength(2);
  expect(new Set(placed[0])).toEqual(new Set([0]));
  expect(new Set(placed[1])).toEqual(new Set([0, 1, 2]));
});

test('SM10: the same way of sending keeps its producer', () => {
  const { stint, opened } = open();
  for (let n = 0; n < 3; n++) {
    stint.carryOut(SENSORS, { settings: { ...USUAL_SENDING }, partitions: 3 });
  }
  expect(opened).toHaveLength(1);
});

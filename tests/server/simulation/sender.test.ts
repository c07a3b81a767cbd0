import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FirstOffsets, OutgoingMessage } from '#server/kafka/producer.ts';
import { createSender } from '#server/simulation/sender.ts';
import { sending } from '#tests/server/simulation/sendings.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const NONE: FirstOffsets = new Map();

/** A sender whose requests a test answers. */
function open({ lingerMs = 0, oneAtATime = false } = {}) {
  const requests: { messages: OutgoingMessage[]; answer: () => void; fail: () => void }[] = [];
  const acknowledged: string[] = [];
  const failed: string[] = [];
  const sender = createSender({
    ...{ lingerMs, oneAtATime },
    send: (messages) =>
      new Promise((resolve, reject) => {
        const fail = () => reject(new Error('no broker answers'));
        requests.push({ messages, answer: () => resolve(NONE), fail });
      }),
    onAcknowledged: (done) =>
      acknowledged.push(...done.map(({ message }) => String(message.value))),
    onFailed: (lost) => failed.push(...lost.map(({ message }) => String(message.value))),
  });
  const put = (count: number, from = 0) => {
    const all = Array.from({ length: count }, (_, n) => sender.put(sending(from + n)));
    sender.flushSoon();
    return all.filter((fits) => fits).length;
  };
  return { sender, requests, acknowledged, failed, put };
}

test('SM10: what comes within the linger time goes together', async () => {
  const { put, requests } = open({ lingerMs: 50 });
  put(3);
  vi.advanceTimersByTime(49);
  put(2, 3);
  expect(requests).toHaveLength(0);
  vi.advanceTimersByTime(1);
  expect(requests.map(({ messages }) => messages.length)).toEqual([5]);
});

test('SM10: without lingering it goes at once', () => {
  const { put, requests, sender } = open();
  put(3);
  expect(requests).toHaveLength(1);
  expect([sender.buffered(), sender.inFlight()]).toEqual([0, 3]);
});

test.each([
  [false, 5],
  [true, 1],
])(
  'SM10: idempotent %s: at most %d requests are under way, the rest waits its turn',
  async (oneAtATime, most) => {
    const { put, requests, acknowledged } = open({ oneAtATime });
    for (let n = 0; n < 8; n++) put(1, n);
    expect(requests).toHaveLength(most);
    for (let n = 0; n < requests.length; n++) {
      requests[n]?.answer();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(acknowledged).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  },
);

test('SM5: no more than 20 000 wait or are on their way, 500 in a request', () => {
  const { put, requests, sender } = open();
  expect(put(25_000)).toBe(20_000);
  expect(put(1)).toBe(0);
  expect(requests.map(({ messages }) => messages.length)).toEqual([500, 500, 500, 500, 500]);
  expect([sender.inFlight(), sender.buffered()]).toEqual([2500, 17_500]);
});

test('SM11: what is given up is told, and makes room', async () => {
  const { put, requests, failed, sender } = open();
  put(2);
  requests[0]?.fail();
  await vi.advanceTimersByTimeAsync(0);
  expect(failed).toEqual(['0', '1']);
  expect(sender.inFlight()).toBe(0);
});

test('SM5, SM11: whatever is answered when, each is acknowledged or lost, once', async () => {
  const someStep = fc.record({ put: fc.nat(700), answers: fc.array(fc.boolean()) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(someStep, { maxLength: 8 }),
      fc.boolean(),
      async (steps, oneAtATime) => {
        const { put, requests, acknowledged, failed, sender } = open({ lingerMs: 5, oneAtATime });
        let made = 0;
        let answered = 0;
        const answer = async (well: boolean) => {
          const request = requests[answered++];
          if (well) request?.answer();
          else request?.fail();
          await vi.advanceTimersByTimeAsync(0);
        };
        for (const step of steps) {
          made += put(step.put, made);
          vi.advanceTimersByTime(5);
          for (const well of step.answers) if (answered < requests.length) await answer(well);
        }
        let drained = false;
        void sender.drain().then(() => {
          drained = true;
        });
        while (answered < requests.length) await answer(true);
        await vi.advanceTimersByTimeAsync(0);
        expect(drained).toBe(true);
        expect(sender.buffered() + sender.inFlight()).toBe(0);
        const told = [...acknowledged, ...failed].map(Number).sort((a, b) => a - b);
        expect(told).toEqual(Array.from({ length: made }, (_, n) => n));
      },
    ),
    { numRuns: 50 },
  );
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Receipt } from '#lib/api/simulation.ts';
import type { DeliveryNews } from '#lib/delivery/news.ts';
import { SENT_AT_HEADER, SIMULATED_HEADER } from '#lib/reading/headers.ts';
import { createFollower } from '#server/delivery/follower.ts';
import { bytes, message, NOON } from '#tests/support/builders.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
});

/** A follower at noon, of an instance that records partition 0 and no other. */
function open() {
  let at = NOON;
  let tell: ((receipts: readonly Receipt[]) => void) | undefined;
  const places = new Map<number, number>();
  let asked = 0;
  const follower = createFollower({
    now: () => at,
    random: () => 0.5,
    onReceipts(listener) {
      tell = listener;
      return () => {
        tell = undefined;
      };
    },
    async positions() {
      asked++;
      return [...places].map(([partition, position]) => ({ partition, position }));
    },
    isOurs: (partition) => partition === 0,
    log: quietLog,
  });
  const heard: DeliveryNews[] = [];
  return {
    follower,
    heard,
    places,
    asked: () => asked,
    watch: () => follower.subscribe((news) => void heard.push(news)),
    isHeard: () => tell !== undefined,
    /** Messages from this offset on. */
    come: (partition: number, from: number, count = 1, end = 0n) => {
      const offsets = Array.from({ length: count }, (_, n) => from + n);
      const some = offsets.map((offset) => message({ offset, at: at - 5 }));
      follower.received(partition, some, end);
    },
    acknowledge: (partition: number, ...offsets: number[]) =>
      tell?.(
        offsets.map((offset) => ({
          ...{ sensor: 'sensor0', topic: 't', partition, offset: String(offset) },
          ...{ sentAt: at, latencyMs: 1 },
        })),
      ),
    async pass(ms: number) {
      at += ms;
      await vi.advanceTimersByTimeAsync(ms);
    },
    arrived: () => heard.flatMap(({ arrived }) => arrived),
    recorded: () => heard.flatMap(({ recorded }) => recorded),
  };
}

test('DE8: while nobody watches nothing is followed, asked or listened to', async () => {
  const { come, follower, pass, asked, isHeard } = open();
  come(1, 0, 10);
  await pass(5000);
  expect(follower.find(1, 0)).toBeUndefined();
  expect([asked(), isHeard(), vi.getTimerCount()]).toEqual([0, false, 0]);
});

test('DE8: who was the last to watch ends it all', async () => {
  const { come, watch, pass, heard, isHeard } = open();
  const [leave, other] = [watch(), watch()];
  leave();
  leave();
  expect(isHeard()).toBe(true);
  other();
  come(0, 0);
  await pass(1000);
  expect([isHeard(), vi.getTimerCount(), heard.length]).toEqual([false, 0, 0]);
});

test('DE8: what comes is told at once, with how many came', () => {
  const { come, watch, heard } = open();
  watch();
  come(0, 7);
  expect(heard).toMatchObject([
    { now: NOON, seen: 1, arrived: [{ partition: 0, offset: 7, key: 'f1', value: '-3.42' }] },
  ]);
  expect(heard[0]?.arrived[0]).toMatchObject({
    sentAt: NOON - 5,
    sentBy: 'stamp',
    receivedAt: NOON,
  });
});

test('DE8: of many some are told, and all are counted', async () => {
  const { come, watch, pass, heard, arrived } = open();
  watch();
  for (let n = 0; n < 10; n++) {
    come(0, n * 1000, 1000);
    await pass(100);
  }
  expect(heard.reduce((sum, { seen }) => sum + seen, 0)).toBe(10_000);
  expect(arrived().length).toBeLessThanOrEqual(40);
  await pass(1000);
  come(1, 0, 1000);
  await pass(100);
  expect(heard.reduce((sum, { seen }) => sum + seen, 0)).toBe(11_000);
});

test('DE8: what was in the log before this instance came is not followed', () => {
  const { come, watch, heard } = open();
  watch();
  come(0, 0, 10, 10n);
  expect(heard).toEqual([]);
  come(0, 10, 1, 10n);
  expect(heard[0]?.arrived).toHaveLength(1);
});

test('DE9: the acknowledgement is told, whether it comes before or after the message', async () => {
  const { come, watch, acknowledge, pass, arrived, heard } = open();
  watch();
  acknowledge(0, 5, 6, 7);
  await pass(3);
  come(0, 6);
  expect(arrived()[0]).toMatchObject({ offset: 6, acknowledgedAt: NOON });
  come(0, 8);
  expect(arrived()[1]).toMatchObject({ offset: 8, acknowledgedAt: null });
  await pass(2);
  acknowledge(1, 8);
  acknowledge(0, 8, 9);
  await pass(100);
  expect(heard.flatMap(({ acknowledged }) => acknowledged)).toEqual([
    { partition: 0, offset: 8, at: NOON + 5 },
  ]);
});

test('DE9: what this instance records is told when it is committed', async () => {
  const { come, watch, follower, pass, recorded, places } = open();
  watch();
  come(0, 1, 3);
  places.set(0, 9);
  await pass(40);
  follower.recorded(0, 3);
  await pass(1000);
  expect(recorded()).toEqual([
    { partition: 0, offset: 1, at: NOON + 40, elsewhere: false },
    { partition: 0, offset: 2, at: NOON + 40, elsewhere: false },
  ]);
  expect(follower.find(0, 1)).toMatchObject({ recordedAt: NOON + 40 });
  expect(follower.find(0, 3)).toMatchObject({ recordedAt: null });
});

test('DE9: what another instance records is noticed within a quarter of a second', async () => {
  const { come, watch, pass, recorded, places, asked } = open();
  watch();
  await pass(5000);
  expect(asked()).toBe(0);
  come(2, 4);
  places.set(2, 4);
  await pass(250);
  expect(recorded()).toEqual([]);
  places.set(2, 5);
  await pass(400);
  expect(recorded()).toMatchObject([{ partition: 2, offset: 4, elsewhere: true }]);
  const before = asked();
  await pass(5000);
  expect(asked()).toBe(before);
});

test('DE9: a sender’s own header counts before the stamp, and what is not text harms nothing', () => {
  const { watch, follower, arrived } = open();
  watch();
  const headers = { [SENT_AT_HEADER]: bytes(String(NOON - 77)), [SIMULATED_HEADER]: bytes('1') };
  follower.received(0, [{ ...message({ at: NOON - 5000 }), headers }], 0n);
  const odd = { [SENT_AT_HEADER]: bytes('soon') };
  const raw = { ...message({ offset: 1, at: NOON - 3 }), headers: odd };
  follower.received(0, [{ ...raw, key: null, value: Uint8Array.of(0xff) }], 0n);
  expect(arrived()).toMatchObject([
    { sentAt: NOON - 77, sentBy: 'header', appendedAt: null, simulated: true, check: false },
    { sentAt: NOON - 3, sentBy: 'stamp', key: null, value: '�' },
  ]);
});

test('DE9: a topic that stamps messages itself tells when they were written down', () => {
  const { watch, follower, arrived } = open();
  watch();
  const byBroker = { ...message({ at: NOON - 3 }), batchContext: { timestampType: 1 } };
  follower.received(0, [byBroker], 0n);
  expect(arrived()).toMatchObject([{ sentAt: null, appendedAt: NOON - 3 }]);
});

test('DE9: of a long watch the newest are remembered', () => {
  const { watch, come, follower, pass } = open();
  watch();
  for (let n = 0; n < 2100; n++) {
    come(0, n);
    void pass(100);
  }
  expect(follower.find(0, 2099)).toBeDefined();
  expect(follower.find(0, 99)).toBeUndefined();
});

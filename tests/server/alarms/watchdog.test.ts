import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWatchdog, type TimedState, type WatchStore } from '#server/alarms/watchdog.ts';
import { NOON } from '#tests/support/builders.ts';
import { createFakeStore } from '#tests/support/fake-store.ts';
import { inARow, openLog, piece, RECEIVED_AT, record, signal } from '#tests/support/pieces.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { rulesFor, type TestStore } from '#tests/support/test-store.ts';

const LOOK_EVERY_MS = 1000;
const SECOND = 1000;
const NEVER = Number.NEGATIVE_INFINITY;

let store: TestStore;
const undo: (() => Promise<void>)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  store = createFakeStore({ maxFreezers: 100 });
});
afterEach(async () => {
  for (const stop of undo.splice(0)) await stop();
  vi.useRealTimers();
});

/** A watchdog whose clocks stand still until a test moves them; seconds count from the last reading. */
function watch(given: { store?: WatchStore; recorded?: (logs: readonly number[]) => number } = {}) {
  const clock = { at: RECEIVED_AT, recorded: NEVER, served: NEVER };
  const watchdog = createWatchdog({
    store: given.store ?? store,
    rulesFor,
    recordedUntil: given.recorded ?? (() => clock.recorded),
    servedSince: () => clock.served,
    now: () => clock.at,
    log: quietLog,
  });
  undo.push(watchdog.stop);
  return {
    watchdog,
    servedSince(seconds: number) {
      clock.served = RECEIVED_AT + seconds * SECOND;
    },
    async lookAt(seconds: number, recordedSeconds: number) {
      clock.at = RECEIVED_AT + seconds * SECOND;
      clock.recorded = RECEIVED_AT + recordedSeconds * SECOND;
      await vi.advanceTimersByTimeAsync(LOOK_EVERY_MS);
    },
  };
}

const oneReading = async (celsius: number) =>
  record(store, await openLog(store), piece(inARow(0, { celsius })));

/** Every change so far, with the seconds since the reading by whichever clock it happened. */
async function changes(): Promise<string[]> {
  const { journal } = await store.look();
  return journal.map(({ alarm, what, at }) => {
    const [kind] = String(alarm).split(' ');
    const begin = at >= RECEIVED_AT ? RECEIVED_AT : NOON;
    return `${kind} ${what.replace('alarm ', '')} ${(at - begin) / SECOND}`;
  });
}

test('AL12, AL5: time passes only as far as everything is recorded, whatever the clock says', async () => {
  await oneReading(4.6);
  const { watchdog, lookAt } = watch();
  watchdog.start();
  await lookAt(900, 59.999);
  expect(await changes()).toEqual([]);
  await lookAt(901, 60);
  expect(await changes()).toEqual(['silent raised 60']);
  await lookAt(902, 119.999);
  expect(await changes()).toHaveLength(1);
  await lookAt(903, 120);
  expect(await changes()).toEqual(['silent raised 60', 'warning raised 120']);
});

test('AL5: after an outage of Kafka a freezer has its silence time to be heard of; delays do not wait', async () => {
  await oneReading(6);
  const { watchdog, lookAt, servedSince } = watch();
  watchdog.start();
  await lookAt(300, 20);
  servedSince(300);
  await lookAt(301, 291);
  const delays = ['high raised 120', 'warning raised 120'];
  expect(await changes()).toEqual(delays);
  await lookAt(370, 359.999);
  expect(await changes()).toEqual(delays);
  await lookAt(371, 360);
  expect(await changes()).toEqual([...delays, 'silent raised 360']);
});

test('AL5: a freezer is silent once all the logs that it was in are read beyond the deadline', async () => {
  const [one, two] = [await openLog(store, 0), await openLog(store, 1)];
  await record(store, one, piece(inARow(0, { freezer: 'moved' }, { freezer: 'stayed' })));
  await record(store, two, piece(inARow(0, { freezer: 'moved', celsius: 1 })));
  const readTo = new Map([
    [one, RECEIVED_AT + 900 * SECOND],
    [two, RECEIVED_AT + 59 * SECOND],
  ]);
  const recorded = (logs: readonly number[]) =>
    Math.min(...logs.map((log) => readTo.get(log) ?? NEVER));
  const { watchdog, lookAt } = watch({ recorded });
  watchdog.start();
  await lookAt(900, 0);
  expect((await store.look()).alarms).toMatchObject([{ freezer: 'stayed', kind: 'silent' }]);
  readTo.set(two, RECEIVED_AT + 60 * SECOND);
  await lookAt(901, 0);
  expect((await store.look()).alarms).toMatchObject([{ freezer: 'moved' }, { freezer: 'stayed' }]);
});

test('AL10, AL12: a shelf ends by our clock, also while nothing is recorded', async () => {
  await oneReading(-127);
  const words = { by: 'Ana', note: 'degelo', at: RECEIVED_AT };
  const until = RECEIVED_AT + 30 * SECOND;
  await store.act('f1', 'fault', { action: 'shelve', until, ...words });
  const { watchdog, lookAt } = watch();
  watchdog.start();
  await lookAt(29.999, NEVER);
  expect((await changes()).at(-1)).toBe('fault shelved 0');
  await lookAt(30, NEVER);
  expect((await changes()).slice(2)).toEqual(['fault unshelved 30']);
});

test('AL12: what nothing can be said of yet is not written, and nor is what happened before', async () => {
  await oneReading(0);
  const answers: (TimedState | undefined)[] = [];
  const noting: WatchStore = {
    alone: store.alone,
    passTime: (now, step) =>
      store.passTime(now, (due) => {
        const answer = step(due);
        answers.push(answer);
        return answer;
      }),
  };
  const { watchdog, lookAt } = watch({ store: noting });
  watchdog.start();
  await lookAt(300, 30);
  expect(answers).toEqual([undefined]);
  await lookAt(301, 60);
  expect(answers[1]?.changes).toHaveLength(1);
  for (const seconds of [302, 4000]) await lookAt(seconds, seconds);
  expect(answers).toHaveLength(2);
  expect(await changes()).toEqual(['silent raised 60']);
});

test('AL12: a look that fails is tried again, and so is one that another instance is at', async () => {
  await oneReading(0);
  const fates = ['the cable', 'another', 'mine'];
  const unsteady: WatchStore = {
    passTime: store.passTime,
    async alone(work) {
      const fate = fates.shift();
      if (fate === 'the cable') throw new Error(fate);
      return fate === 'another' ? false : store.alone(work);
    },
  };
  const { watchdog, lookAt } = watch({ store: unsteady });
  watchdog.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(fates).toEqual(['another', 'mine']);
  await lookAt(60, 60);
  expect(await changes()).toEqual([]);
  await lookAt(61, 61);
  expect(await changes()).toEqual(['silent raised 60']);
});

test('AL12: one look at a time; stopping waits for the one under way and begins no other', async () => {
  const goOn = signal();
  let looks = 0;
  const slow: WatchStore = {
    alone: store.alone,
    async passTime() {
      looks++;
      await goOn.told;
    },
  };
  const { watchdog, lookAt } = watch({ store: slow });
  watchdog.start();
  await lookAt(60, 60);
  await lookAt(61, 61);
  expect(looks).toBe(1);
  let stopped = false;
  const stopping = watchdog.stop().then(() => {
    stopped = true;
  });
  await lookAt(62, 62);
  expect(stopped).toBe(false);
  goOn.tell();
  await stopping;
  await lookAt(63, 63);
  expect(looks).toBe(1);
});

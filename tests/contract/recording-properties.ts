import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#lib/history/rollup.ts';
import { recomputed } from '#tests/contract/history-contract.ts';
import { createFakeStore } from '#tests/support/fake-store.ts';
import type { Look } from '#tests/support/look.ts';
import { type Around, openLog, record } from '#tests/support/pieces.ts';
import { type Stream, someSettings, someTokens, streamOf } from '#tests/support/streams.ts';
import type { Limits, TestStore } from '#tests/support/test-store.ts';

const FAULTS = ['none', 'deliver', 'delivered', 'write', 'written'] as const;
type Fault = (typeof FAULTS)[number];

/** One piece that a recorder takes, from where it believes to be, and what goes wrong the first time. */
type Step = { move: number; offsets: number; fault: Fault; pause: number };
/** A recorder that has a partition, or once had it and does not know better. */
type Recorder = { partition: number; zombie: boolean; steps: readonly Step[] };

const someStep: fc.Arbitrary<Step> = fc.record({
  move: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: -12, max: -1 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }) },
  ),
  offsets: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 50 })),
  fault: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Fault>('none') },
    { weight: 1, arbitrary: fc.constantFrom(...FAULTS) },
  ),
  pause: fc.nat(6),
});

const someRecorder: fc.Arbitrary<Recorder> = fc.record({
  partition: fc.nat(2),
  zombie: fc.boolean(),
  steps: fc.array(someStep, { maxLength: 12, size: 'max' }),
});

/** As plain data, so that a case that fails can be read, and kept as a test of its own. */
const someCase = fc.record({
  settings: someSettings,
  tokens: fc.array(someTokens, { minLength: 1, maxLength: 3 }),
  recorders: fc.array(someRecorder, { maxLength: 5 }),
  maxFreezers: fc.integer({ min: 1, max: 3 }),
});
type SomeCase = typeof someCase extends fc.Arbitrary<infer T> ? T : never;

type Case = ReturnType<typeof caseOf>;

function caseOf({ settings, tokens, recorders, maxFreezers }: SomeCase) {
  return {
    settings,
    recorders,
    streams: tokens.map((each, partition) => streamOf(partition, each)),
    // Which of several partitions takes the last place is decided by who comes first.
    limits: { maxFreezers: tokens.length === 1 ? maxFreezers : 100 },
  };
}

type Letters = Map<string, string>;

/** Everything that came of a case: what is in the store, and which dead letters were sent. */
type Outcome = { look: Look; letters: Letters };

function around(stream: Stream, letters: Letters, fault: Fault, pause: number): Around {
  const fail = (when: Fault) => {
    if (fault === when) throw new Error(`as wanted: ${when}`);
  };
  const wait = async () => {
    for (let tick = 0; tick < pause; tick++) await Promise.resolve();
  };
  return {
    async deliver(given) {
      fail('deliver');
      await wait();
      for (const { offset, reason } of given) letters.set(`${stream.partition} ${offset}`, reason);
      fail('delivered');
    },
    wrap: (real) => ({
      ...real,
      async write(what) {
        await wait();
        fail('write');
        await real.write(what);
        fail('written');
      },
    }),
  };
}

async function prepare(store: TestStore, { settings, streams }: Case): Promise<number[]> {
  await store.saveProfile('beverage', settings);
  const logs: number[] = [];
  for (const { partition, end } of streams) {
    logs.push(await openLog(store, partition, { low: 0, high: end }));
  }
  return logs;
}

/** Takes a piece; one that failed is taken once more. Answers where the log is then. */
async function take(
  store: TestStore,
  log: number,
  stream: Stream,
  letters: Letters,
  from: number,
  { offsets, fault, pause }: Step,
) {
  const batch = stream.fetch(from, offsets);
  if (batch === undefined) return { position: from, next: from };
  const attempt = (how: Fault) => {
    let position = 0;
    const given = around(stream, letters, how, pause);
    return record(store, log, batch, {
      ...given,
      askLow: async () => stream.low(position),
      wrap: (real) => {
        ({ position } = real);
        return given.wrap?.(real) ?? real;
      },
    });
  };
  const { position } = await attempt(fault).catch((error: unknown) => {
    if (!String(error).includes('as wanted')) throw error;
    return attempt('none');
  });
  return { position, next: batch.next };
}

/** Goes on from a place to the end, a piece at a time. */
async function finish(store: TestStore, log: number, stream: Stream, letters: Letters) {
  const all: Step = { move: 0, offsets: Number.POSITIVE_INFINITY, fault: 'none', pause: 0 };
  for (let at = 0; ; ) {
    const { position, next } = await take(store, log, stream, letters, at, all);
    if (position === at && next === at) return;
    at = position;
  }
}

async function cleanly(store: TestStore, given: Case): Promise<Outcome> {
  const letters: Letters = new Map();
  const logs = await prepare(store, given);
  for (const [nth, stream] of given.streams.entries()) {
    await finish(store, logs[nth] as number, stream, letters);
  }
  return { look: await store.look(), letters };
}

async function anyhow(store: TestStore, given: Case): Promise<Outcome> {
  const letters: Letters = new Map();
  const logs = await prepare(store, given);
  const run = async ({ partition, zombie, steps }: Recorder, nth: number) => {
    const which = partition % given.streams.length;
    const stream = given.streams[which] as Stream;
    const instance = nth % 2 === 0 ? store : { ...store, ...store.other };
    let at = 0;
    for (const step of steps) {
      const from = Math.max(0, at + step.move);
      const log = logs[which] as number;
      const { position, next } = await take(instance, log, stream, letters, from, step);
      at = zombie ? next : position;
    }
  };
  await Promise.all(given.recorders.map(run));
  for (const [nth, stream] of given.streams.entries()) {
    await finish(store, logs[nth] as number, stream, letters);
  }
  return { look: await store.look(), letters };
}

function expectSound({ look, letters }: Outcome, { streams }: Case) {
  expect(look.minutes).toEqual(recomputed(look, MINUTE_MS));
  expect(look.hours).toEqual(recomputed(look, HOUR_MS));
  for (const [nth, { log, partition, position }] of look.logs.entries()) {
    const mine = (one: { log: string }) => one.log === log;
    const absent = look.absences.filter(mine).reduce((sum, { from, to }) => sum + to - from, 0);
    const kept = look.readings.filter(mine).length + look.rejects.filter(mine).length;
    expect(kept + absent).toBe(position);
    expect(position).toBe(streams[nth]?.reach);
    const checks = look.absences.filter(({ reason }) => reason === 'check').filter(mine);
    expect(checks.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(streams[nth]?.checks);
    const gaps = look.absences.filter(({ reason }) => reason === 'gap').filter(mine);
    expect(gaps.map(({ from, to }) => ({ from, to }))).toEqual(streams[nth]?.gaps);
    for (const { offset, reason } of look.rejects.filter(mine)) {
      expect(letters.get(`${partition} ${offset}`)).toBe(reason);
    }
  }
  expect(letters.size).toBe(look.rejects.length);
}

/** That nothing but the log itself decides what is recorded of it. */
export function recordingProperties(
  name: string,
  makeStore: (limits: Limits) => Promise<TestStore> | TestStore,
  { runs, withinMs }: { runs: number; withinMs: number },
) {
  const expectSame = async (some: SomeCase) => {
    const given = caseOf(some);
    const clean = await cleanly(createFakeStore(given.limits), given);
    expectSound(clean, given);
    const store = await makeStore(given.limits);
    try {
      expect(await anyhow(store, given)).toEqual(clean);
    } finally {
      await store.close();
    }
  };

  describe(`${name}, at random`, () => {
    test(
      'RC1, RC5, RC7, RO1, RO2, AL2, DL2, IC5: split, doubled, mixed, failed and late, the same is recorded once',
      () =>
        fc.assert(fc.asyncProperty(someCase, expectSame), {
          numRuns: runs,
          // What fails is told while there is time, however far it is shrunk.
          interruptAfterTimeLimit: withinMs / 2,
          markInterruptAsFailure: true,
        }),
      withinMs,
    );
  });
}

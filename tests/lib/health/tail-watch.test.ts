import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type PartitionLag,
  STALL_MS,
  type TailVerdict,
  watchTail,
} from '#lib/health/tail-watch.ts';

type Look = { after: number; lags: readonly PartitionLag[] };

function lag(position: number, high: number, { partition = 0, low = 0 } = {}): PartitionLag {
  return { partition, position: BigInt(position), low: BigInt(low), high: BigInt(high) };
}

/** What each of several looks says; `after` counts from the look before. */
function judged(looks: readonly Look[]): { verdict: TailVerdict; stuck: boolean }[] {
  let now = 0;
  let watch: Parameters<typeof watchTail>[0] = new Map();
  return looks.map(({ after, lags }) => {
    now += after;
    const next = watchTail(watch, lags, now);
    watch = next.watch;
    return next;
  });
}

const verdicts = (looks: readonly Look[]) => judged(looks).map(({ verdict }) => verdict);
const stuck = (looks: readonly Look[]) => judged(looks).map((each) => each.stuck);

test('TL4: stalled when there is more than was read and nothing was read for 15 s', () => {
  const behind = [lag(5, 9)];
  const looks = [0, 1, STALL_MS - 2, 1].map((after) => ({ after, lags: behind }));
  expect(verdicts(looks)).toEqual(['advancing', 'advancing', 'advancing', 'stalled']);
});

test('TL4: one stalled partition among several is enough', () => {
  const lags = (n: number) => [
    lag(n, 100),
    lag(3, 7, { partition: 1 }),
    lag(8, 8, { partition: 2 }),
  ];
  const looks = [
    { after: 0, lags: lags(1) },
    { after: STALL_MS, lags: lags(2) },
  ];
  expect(verdicts(looks)).toEqual(['advancing', 'stalled']);
});

test('TL4: what is read up to the end is never stalled, however long nothing comes', () => {
  const looks = [0, STALL_MS, 1e9].map((after) => ({ after, lags: [lag(9, 9)] }));
  expect(verdicts(looks)).toEqual(['advancing', 'advancing', 'advancing']);
});

test('TL4: the 15 s begin when there is more to read, not when the last reading came', () => {
  const looks = [
    { after: 0, lags: [lag(9, 9)] },
    { after: 1e9, lags: [lag(9, 9)] },
    { after: 1000, lags: [lag(9, 10)] },
    { after: STALL_MS - 1001, lags: [lag(9, 10)] },
    { after: 1, lags: [lag(9, 10)] },
  ];
  expect(verdicts(looks).slice(-2)).toEqual(['advancing', 'stalled']);
});

test('TL4: a rebuilt tail has 15 s of its own, in every partition', () => {
  const lags = (high: number) => [lag(5, high), lag(5, high, { partition: 1 })];
  const looks = [
    { after: 0, lags: [lag(5, 9)] },
    { after: 5000, lags: lags(9) },
    { after: STALL_MS - 5000, lags: lags(10) },
    { after: 1000, lags: lags(11) },
    { after: STALL_MS - 2000, lags: lags(12) },
    { after: 1000, lags: lags(13) },
  ];
  expect(verdicts(looks)).toEqual([
    'advancing',
    'advancing',
    'stalled',
    'advancing',
    'advancing',
    'stalled',
  ]);
});

test('TL4: an end that a rebuilt tail does not get past counts as reached', () => {
  const looks = [0, STALL_MS, 1000, STALL_MS, 1e9].map((after) => ({ after, lags: [lag(8, 9)] }));
  const [, stalled, ...later] = verdicts(looks);
  expect(stalled).toBe('stalled');
  expect(later).toEqual(['advancing', 'advancing', 'advancing']);
});

test('TL4: an end counts as reached for as long as nothing comes behind it', () => {
  const end = [0, STALL_MS, 1000].map((after) => ({ after, lags: [lag(8, 9)] }));
  const further = [1000, STALL_MS].map((after) => ({ after, lags: [lag(8, 10)] }));
  expect(verdicts([...end, ...further]).slice(-2)).toEqual(['advancing', 'stalled']);
});

test('TL4: a rebuilt tail that gets further, but not to that end, is stalled again', () => {
  const looks = [lag(5, 9), lag(5, 9), lag(7, 9), lag(7, 9)].map((one) => ({
    after: STALL_MS,
    lags: [one],
  }));
  expect(verdicts(looks)).toEqual(['advancing', 'stalled', 'advancing', 'stalled']);
});

test('TL4: a partition that is new does not count as still', () => {
  const looks = [
    { after: 0, lags: [] },
    { after: STALL_MS, lags: [lag(0, 9)] },
  ];
  expect(verdicts(looks)).toEqual(['advancing', 'advancing']);
});

test('TL4: a tail that reads on is never stalled, however far behind and however slowly', () => {
  const steps = fc.array(fc.record({ after: fc.nat(1e9), read: fc.integer({ min: 1, max: 99 }) }));
  fc.assert(
    fc.property(steps, (taken) => {
      let position = 0;
      const looks = taken.map(({ after, read }) => {
        position += read;
        return { after, lags: [lag(position, position + 50)] };
      });
      expect(verdicts(looks)).not.toContain('stalled');
    }),
  );
});

test('TL4: stalled only after 15 s without reading, and not again within 15 s', () => {
  const look = fc.record({ after: fc.nat(STALL_MS / 2), read: fc.nat(1), sent: fc.nat(1) });
  fc.assert(
    fc.property(fc.array(look, { maxLength: 60, size: 'max' }), (taken) => {
      let [position, high, now, quietSince] = [0, 10, 0, 0];
      const looks = taken.map(({ after, read, sent }) => {
        high += sent;
        position = Math.min(high, position + read);
        return { after, lags: [lag(position, high)] };
      });
      for (const [n, verdict] of verdicts(looks).entries()) {
        const { after = 0, lags = [] } = looks[n] ?? {};
        now += after;
        const moved = lags[0]?.position !== looks[n - 1]?.lags[0]?.position;
        if (verdict === 'stalled') expect(now - quietSince).toBeGreaterThanOrEqual(STALL_MS);
        if (moved || verdict === 'stalled') quietSince = now;
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['shorter than what was read', [lag(5, 9), lag(5, 4)]],
  ['empty', [lag(5, 9), lag(5, 0)]],
  ['begun behind what was read', [lag(5, 9), lag(5, 20, { low: 6 })]],
])('TL5: a log that is %s was made anew', (_what, [before, now]) => {
  const looks = [before, now].map((one) => ({ after: 1, lags: one ? [one] : [] }));
  expect(verdicts(looks)).toEqual(['advancing', 'log-restarted']);
});

test('TL5: a log made anew outweighs another partition that stalls', () => {
  const lags = (high: number) => [
    lag(5, 9),
    lag(5, high, { partition: 1 }),
    lag(5, 9, { partition: 2 }),
  ];
  const looks = [
    { after: 0, lags: lags(5) },
    { after: STALL_MS, lags: lags(2) },
  ];
  expect(verdicts(looks)).toEqual(['advancing', 'log-restarted']);
});

test('TL5: old messages that go while the tail reads on are no restart', () => {
  const looks = [
    { after: 0, lags: [lag(5, 9)] },
    { after: 1, lags: [lag(6, 20, { low: 7 })] },
  ];
  expect(verdicts(looks)).toEqual(['advancing', 'advancing']);
});

test('TL4: offsets beyond what a number holds are told apart', () => {
  const far = 2n ** 60n;
  const look = (position: bigint, after: number) => ({
    after,
    lags: [{ partition: 0, position, low: 0n, high: far + 9n }],
  });
  const looks = [look(far, 0), look(far + 1n, STALL_MS), look(far + 1n, STALL_MS)];
  expect(verdicts(looks)).toEqual(['advancing', 'advancing', 'stalled']);
});

test('HE2: a tail that hangs while the log moves on is stuck until it reads something, not only at each rebuilding', () => {
  const hanging = Array.from({ length: 60 }, (_, n) => ({ after: 1000, lags: [lag(5, 9 + n)] }));
  const reading = { after: 1000, lags: [lag(6, 99)] };
  const said = stuck([...hanging, reading]);
  expect(said.indexOf(true)).toBe(STALL_MS / 1000);
  expect(said.slice(STALL_MS / 1000)).toEqual([
    ...hanging.slice(STALL_MS / 1000).map(() => true),
    false,
  ]);
});

test('HE2: so is one that hangs before a last message, until a rebuilt tail has had its time too', () => {
  const looks = Array.from({ length: 60 }, () => ({ after: 1000, lags: [lag(8, 9)] }));
  const said = stuck(looks);
  expect([said.indexOf(true), said.lastIndexOf(true)]).toEqual([15, 29]);
  expect(verdicts(looks).filter((verdict) => verdict === 'stalled')).toHaveLength(1);
});

test('HE3: an idle tail is never stuck, nor one that reads on', () => {
  const look = fc.record({
    after: fc.nat(1e6),
    sent: fc.nat(3),
    read: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(look, { maxLength: 50 }), (taken) => {
      let [position, high] = [0, 0];
      const looks = taken.map(({ after, sent, read }) => {
        high += sent;
        position = Math.min(high, position + read);
        return { after, lags: [lag(position, high)] };
      });
      expect(stuck(looks)).not.toContain(true);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHECK_HEADER } from '#lib/reading/headers.ts';
import {
  type Check,
  cameBack,
  flip,
  type InLog,
  logsOf,
  openCheck,
  readAnyhow,
  someCheck,
} from '#tests/lib/integrity/scenes.ts';
import { bytes } from '#tests/support/builders.ts';

const NONE = { missing: 0, doubled: 0, outOfOrder: 0, altered: 0 };

/** What is wrong, by partition, without what is right. */
function wrong(check: Check) {
  const { partitions } = check.conclude();
  return partitions
    .map(({ partition, missing, doubled, outOfOrder, altered }) => ({
      partition,
      ...{ missing, doubled, outOfOrder, altered },
    }))
    .filter(({ partition, ...found }) => Object.values(found).some((count) => count !== 0));
}

/** The check and its logs, into which something is done before they are read. */
function sabotaged(
  given: typeof someCheck extends fc.Arbitrary<infer T> ? T : never,
  spoil: (logs: InLog[][], check: Check) => void,
): Check {
  const check = openCheck(given);
  check.sendAll();
  const logs = logsOf(check);
  spoil(logs, check);
  readAnyhow(check, logs, given.dice);
  return check;
}

test('IC2: whatever turns the partitions take, what came as it was sent is clean', () => {
  fc.assert(
    fc.property(someCheck, (given) => {
      const check = sabotaged(given, () => undefined);
      const { partitions, faults } = check.conclude();
      expect(faults).toEqual([]);
      const all = { sent: 0, acknowledged: 0, received: 0 };
      for (const one of partitions) {
        expect(one).toMatchObject(NONE);
        expect(one.acknowledged).toBe(one.sent);
        expect(one.received).toBe(one.sent);
        for (const name of ['sent', 'acknowledged', 'received'] as const) all[name] += one[name];
      }
      const { count } = given;
      expect(all).toEqual({ sent: count, acknowledged: count, received: count });
      expect(check.judge.total()).toEqual(all);
    }),
  );
});

const somewhere = fc.record({ given: someCheck, which: fc.nat() });
const pick = (logs: InLog[][], which: number) => {
  const all = logs.flat();
  return all[which % all.length] as InLog;
};

describe('IC2: one sabotage is found, named, and on its partition', () => {
  test('IC2: a message that is dropped is missing', () => {
    fc.assert(
      fc.property(somewhere, ({ given, which }) => {
        let lost: InLog | undefined;
        const check = sabotaged(given, (logs) => {
          lost = pick(logs, which);
          const log = logs[lost.partition] as InLog[];
          log.splice(log.indexOf(lost), 1);
        });
        expect(wrong(check)).toEqual([{ partition: lost?.partition, ...NONE, missing: 1 }]);
        expect(check.conclude().faults[0]).toMatchObject({
          ...{ what: 'missing', partition: lost?.partition, number: lost?.number, offset: null },
          key: check.plan.message(lost?.number ?? 0).key,
        });
      }),
    );
  });

  test('IC2: a message that comes again, at once or later, is doubled', () => {
    fc.assert(
      fc.property(somewhere, fc.nat(9), ({ given, which }, later) => {
        let twice: InLog | undefined;
        const check = sabotaged(given, (logs) => {
          twice = pick(logs, which);
          const log = logs[twice.partition] as InLog[];
          const message = { ...twice.message, offset: '999' };
          log.splice(log.indexOf(twice) + 1 + later, 0, { ...twice, message });
        });
        expect(wrong(check)).toEqual([{ partition: twice?.partition, ...NONE, doubled: 1 }]);
        expect(check.conclude().faults).toMatchObject([
          { what: 'doubled', number: twice?.number, offset: '999' },
        ]);
      }),
    );
  });

  test('IC2: two of a key that change places are out of order', () => {
    fc.assert(
      fc.property(somewhere, ({ given, which }) => {
        let first: InLog | undefined;
        const check = sabotaged(given, (logs, { plan }) => {
          const one = pick(logs, which);
          const log = logs[one.partition] as InLog[];
          const same = log.filter(({ number }) => plan.keyOf(number) === plan.keyOf(one.number));
          const next = same[same.indexOf(one) + 1];
          if (next === undefined) return;
          first = one;
          const [a, b] = [log.indexOf(one), log.indexOf(next)];
          log[a] = next;
          log[b] = one;
        });
        fc.pre(first !== undefined);
        expect(wrong(check)).toEqual([{ partition: first?.partition, ...NONE, outOfOrder: 1 }]);
        expect(check.conclude().faults).toMatchObject([
          { what: 'out-of-order', number: first?.number },
        ]);
      }),
    );
  });

  test('IC2: two of different keys may change places: Kafka keeps the order of a key', () => {
    const check = openCheck({ count: 6, keys: 6 });
    check.sendAll();
    const logs = logsOf(check);
    logs[0]?.reverse();
    readAnyhow(check, logs, [0]);
    expect(wrong(check)).toEqual([]);
  });

  test('IC2: a message of which one bit is another, in key, value or headers, is altered', () => {
    fc.assert(
      fc.property(somewhere, fc.nat(), fc.nat(7), ({ given, which }, where, bit) => {
        let spoilt: InLog | undefined;
        let isOurs = true;
        const check = sabotaged(given, (logs) => {
          spoilt = pick(logs, which);
          const message = flip(spoilt.message, where, bit);
          isOurs =
            String(message.headers?.[CHECK_HEADER]) ===
            String(spoilt.message.headers?.[CHECK_HEADER]);
          const log = logs[spoilt.partition] as InLog[];
          log[log.indexOf(spoilt)] = { ...spoilt, message };
        });
        const found = isOurs ? { altered: 1 } : { missing: 1 };
        expect(wrong(check)).toEqual([{ partition: spoilt?.partition, ...NONE, ...found }]);
        expect(check.conclude().faults[0]).toMatchObject({
          what: isOurs ? 'altered' : 'missing',
          partition: spoilt?.partition,
          number: spoilt?.number,
        });
      }),
      { numRuns: 2000 },
    );
  });
});

test('IC2: one that a saboteur made up anew, with a sum that is right, is altered', () => {
  const check = openCheck({ count: 3, keys: 1 });
  check.sendAll();
  const other = openCheck({ count: 3, keys: 1, seed: 2 });
  for (const number of [0, 2])
    check.judge.received(0, cameBack(check.plan.message(number), number));
  check.judge.received(0, cameBack(other.plan.message(1), 1));
  expect(wrong(check)).toMatchObject([{ altered: 1, missing: 0 }]);
});

test('IC2: what comes on another partition than it was sent to is altered there and missing here', () => {
  const check = openCheck({ count: 3, keys: 3 });
  check.sendAll();
  for (const number of [0, 1, 2]) {
    check.judge.received(number === 1 ? 2 : number, cameBack(check.plan.message(number), 7));
  }
  expect(wrong(check)).toEqual([
    { partition: 1, ...NONE, missing: 1 },
    { partition: 2, ...NONE, altered: 1 },
  ]);
});

test('IC2: a message that was never sent, or says no number, is altered and nobody’s', () => {
  const check = openCheck({ count: 5, keys: 1 });
  check.judge.sent(0);
  check.judge.received(0, cameBack(check.plan.message(3), 0));
  const { headers, ...rest } = cameBack(check.plan.message(0), 1);
  check.judge.received(0, { ...rest, headers: { [CHECK_HEADER]: headers?.[CHECK_HEADER] } });
  expect(check.conclude()).toMatchObject({
    partitions: [{ sent: 1, acknowledged: 0, received: 2, altered: 2, missing: 0 }, {}, {}],
    faults: [
      { what: 'altered', number: null, key: null, offset: '0' },
      { what: 'altered', number: null, key: null, offset: '1' },
    ],
  });
});

test('IC2: messages of other runs, and of nobody’s, are not looked at', () => {
  const check = openCheck({ count: 1, keys: 1 });
  check.sendAll();
  const mine = cameBack(check.plan.message(0), 0);
  check.judge.received(0, {
    ...mine,
    headers: { ...mine.headers, [CHECK_HEADER]: bytes('other') },
  });
  check.judge.received(0, { key: bytes('sensor0'), value: bytes('-3.42'), offset: '1' });
  check.judge.received(0, { key: null, value: null, offset: '2', headers: {} });
  expect(check.judge.total().received).toBe(0);
});

test('IC2: one that was never acknowledged was promised to nobody, so it is not missing', () => {
  const check = openCheck({ count: 4, keys: 1 });
  for (const number of [0, 1, 2]) check.judge.sent(number);
  check.judge.acknowledged(0);
  check.judge.received(0, cameBack(check.plan.message(0), 0));
  check.judge.received(0, cameBack(check.plan.message(2), 1));
  expect(check.conclude().partitions[0]).toEqual({
    ...{ partition: 0, sent: 3, acknowledged: 1, received: 2 },
    ...NONE,
  });
});

test('IC2: of a partition that was not read to its end it is not known what is missing', () => {
  const check = openCheck({ count: 9, keys: 3 });
  check.sendAll();
  const { partitions, faults } = check.judge.conclude((partition) => partition !== 1);
  expect(partitions.map(({ missing }) => missing === null)).toEqual([false, true, false]);
  expect(faults.map(({ partition }) => partition)).not.toContain(1);
});

test('IC2: a hundred cases are named, all are counted', () => {
  const check = openCheck({ count: 500, keys: 1 });
  check.sendAll();
  const { partitions, faults } = check.conclude();
  expect(partitions[0]).toMatchObject({ missing: 500 });
  expect(faults).toHaveLength(100);
  expect(faults[99]).toMatchObject({ number: 99 });
});

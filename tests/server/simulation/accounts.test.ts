import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Receipt } from '#lib/api/simulation.ts';
import { createAccounts } from '#server/simulation/accounts.ts';
import { sending } from '#tests/server/simulation/sendings.ts';
import { NOON } from '#tests/support/builders.ts';

function open(listener?: (receipts: readonly Receipt[]) => void) {
  const clock = { at: 0 };
  const accounts = createAccounts({
    ...{ topic: 'freezers', clock: () => clock.at, onReceipts: () => listener },
  });
  const now = { buffered: 0, inFlight: 0, unansweredMs: null };
  return { accounts, clock, report: () => accounts.report(now) };
}

test('SM11: each message’s offset is the first of its partition and how many came before it there', () => {
  const somePlaces = fc.array(fc.nat(3), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(
      somePlaces,
      fc.array(fc.bigInt({ min: 0n, max: 2n ** 60n }), { minLength: 4, maxLength: 4 }),
      (places, first) => {
        const told: Receipt[] = [];
        const { accounts } = open((receipts) => told.push(...receipts));
        const sendings = places.map((partition, nth) => sending(nth, partition));
        accounts.sent(sendings, new Map(first.map((offset, n) => [n, offset])));
        expect(told.map(({ sensor }) => sensor)).toEqual(sendings.map(({ run }) => run.sensor.id));
        for (const [n, { partition, offset }] of told.entries()) {
          const before = places.slice(0, n).filter((place) => place === partition).length;
          expect(offset).toBe(String((first[partition] ?? 0n) + BigInt(before)));
        }
      },
    ),
  );
});

test('SM11: what nobody was asked to acknowledge is not called acknowledged, and has no offset', () => {
  const { accounts, report, clock } = open();
  accounts.sent([sending(0)], new Map());
  clock.at = 1000;
  accounts.turn();
  expect(report()).toMatchObject({
    ...{ acknowledged: 0, unconfirmed: 1, perSecond: 1, latencyMs: null },
    receipts: [{ offset: null, partition: 0 }],
  });
});

test('SM11: some of the newest are kept, the newest first, and all are counted', () => {
  const { accounts, report, clock } = open();
  for (let round = 0; round < 10; round++) {
    clock.at = round * 100 + 30;
    const sendings = Array.from({ length: 50 }, (_, n) => sending(round * 50 + n, 1, round * 100));
    accounts.sent(sendings, new Map([[1, BigInt(round * 50)]]));
  }
  const { acknowledged, receipts } = report();
  expect(acknowledged).toBe(500);
  expect(receipts.map(({ offset }) => Number(offset))).toEqual([
    ...[499, 498, 497, 449, 448, 447],
    ...[399, 398, 397, 349, 348, 347],
  ]);
  expect(receipts[0]).toMatchObject({ sentAt: NOON + 900, latencyMs: 30, topic: 'freezers' });
});

const FIRST = new Map([[0, 5n]]);

test('SM11: rate and latency are those of the last second; a fault is told until one is acknowledged', () => {
  const { accounts, report, clock } = open();
  accounts.sent([sending(0), sending(1)], FIRST);
  accounts.failed(3, 'no broker answers');
  accounts.skipped(4);
  accounts.retried();
  clock.at = 2000;
  accounts.turn();
  expect(report()).toMatchObject({
    ...{ perSecond: 1, latencyMs: 0, failed: 3, skipped: 4, retried: 1 },
    problem: 'no broker answers',
  });
  accounts.sent([sending(2, 0, 1900)], FIRST);
  clock.at = 3000;
  accounts.turn();
  expect(report()).toMatchObject({ perSecond: 1, latencyMs: 100, problem: null });
  clock.at = 4000;
  accounts.turn();
  expect(report()).toMatchObject({ perSecond: 0, latencyMs: null, acknowledged: 3 });
});

import { expect, test } from 'vitest';
import { type Member, rebalanceOf } from '#lib/delivery/rebalance.ts';

const member = (memberId: string, ...partitions: number[]): Member => ({
  ...{ memberId, clientId: 'gelo', host: '127.0.0.1', partitions },
});
const [a, b] = [member('a', 0, 1, 2), member('b', 2)];

test.each([
  ['unknown', undefined, [a]],
  ['unknown', [a], undefined],
  ['joined', [a], [member('a', 0, 1), b]],
  ['left', [member('a', 0, 1), b], [a]],
  ['replaced', [a], [member('c', 0, 1, 2)]],
  ['partitions', [a], [member('a', 0, 1, 2, 3)]],
  ['again', [a], [a]],
  ['again', [member('a')], [a]],
  ['again', [a], [member('a')]],
] as const)('DE12: a rebalance is told by what differs: %s', (cause, before, after) => {
  expect(rebalanceOf(before, after).cause).toBe(cause);
});

test('DE12: it names who came and who went', () => {
  const { joined, left } = rebalanceOf([a], [b]);
  expect([joined, left]).toEqual([[b], [a]]);
});

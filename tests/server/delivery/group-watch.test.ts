import { expect, test } from 'vitest';
import type { Member } from '#lib/delivery/rebalance.ts';
import { createGroupWatch } from '#server/delivery/group-watch.ts';
import type { DescribedGroup } from '#server/kafka/describe-group.ts';
import { NOON } from '#tests/support/builders.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const member = (memberId: string, ...partitions: number[]): Member => ({
  ...{ memberId, clientId: memberId, host: '127.0.0.1', partitions },
});

function open() {
  let now = NOON;
  const kafka: { members: Member[]; away: boolean; forbidden: boolean } = {
    ...{ members: [member('us', 0, 1, 2)], away: false, forbidden: false },
  };
  const describe = async (): Promise<DescribedGroup | undefined> => {
    if (kafka.away) throw new Error('Kafka is away');
    if (kafka.forbidden) return undefined;
    return { state: 'Stable', protocol: 'RoundRobin', members: [...kafka.members], committed: [] };
  };
  const own = { groupId: 'gelo', clientId: 'gelo', now: () => now, log: quietLog };
  const watch = createGroupWatch({ ...own, describe });
  const known = (count: number) =>
    waitFor('the rebalance', async () => {
      const view = await watch.view();
      return view.rebalances.length === count && view;
    });
  return { watch, kafka, known, pass: (ms: number) => (now += ms) };
}

test('DE12: each rebalance says when, why, and who came or went', async () => {
  const { watch, kafka, known, pass } = open();
  watch.membership.joined('us', 12);
  await known(1);
  watch.membership.generation(4);
  pass(1000);
  watch.membership.rebalancing();
  expect(await watch.view()).toMatchObject({ rebalancing: true, generation: 4, me: 'us' });
  kafka.members = [member('us', 0, 1), member('other', 2)];
  watch.membership.joined('us', 30);
  expect(await known(2)).toMatchObject({ rebalancing: false, generation: null });
  watch.membership.generation(5);
  const { rebalances, members, generation } = await watch.view();
  expect(rebalances).toMatchObject([
    {
      at: NOON + 1000,
      cause: 'joined',
      tookMs: 30,
      generation: 5,
      joined: [{ memberId: 'other' }],
    },
    { at: NOON, cause: 'began', tookMs: 12, generation: 4, joined: [], left: [] },
  ]);
  expect(members.map(({ partitions }) => partitions)).toEqual([[0, 1], [2]]);
  expect(generation).toBe(5);
});

test('DE12: a rebalance of which Kafka does not say more is told all the same, and does not spoil the next', async () => {
  const { watch, kafka, known } = open();
  watch.membership.joined('us', 1);
  await known(1);
  kafka.away = true;
  watch.membership.joined('us', 2);
  await expect(watch.view()).rejects.toThrow('away');
  kafka.away = false;
  kafka.members = [...kafka.members, member('other')];
  watch.membership.joined('us', 3);
  const { rebalances } = await known(3);
  expect(rebalances.map(({ cause, tookMs }) => [cause, tookMs])).toEqual([
    ['joined', 3],
    ['unknown', 2],
    ['began', 1],
  ]);
});

test('DE12: where Gelo may not ask, the rest is said all the same', async () => {
  const { watch, kafka, known } = open();
  kafka.forbidden = true;
  watch.membership.joined('us', 1);
  const view = await known(1);
  expect(view).toMatchObject({ state: null, members: [], me: 'us' });
  watch.membership.joined('us', 2);
  const { rebalances } = await known(2);
  expect(rebalances.map(({ cause }) => cause)).toEqual(['unknown', 'began']);
  watch.membership.left();
  expect(await watch.view()).toMatchObject({ me: null, generation: null });
});

test('DE12: the newest twenty are kept', async () => {
  const { watch, known, pass } = open();
  for (let n = 0; n < 25; n++) {
    pass(1);
    watch.membership.joined('us', n);
  }
  await waitFor('all', async () => (await watch.view()).rebalances[0]?.tookMs === 24);
  const { rebalances } = await known(20);
  expect(rebalances.at(-1)?.tookMs).toBe(5);
});

import { afterEach, expect, test } from 'vitest';
import { createCommits } from '#server/recorder/commits.ts';
import { settled } from '#tests/support/lane.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const closing = new Set<AbortController>();
afterEach(() => {
  for (const each of closing) each.abort();
});

function openCommits(commit?: (position: number) => Promise<void>) {
  const told: number[] = [];
  const ending = new AbortController();
  closing.add(ending);
  const commits = createCommits({
    partition: 0,
    commit: async (position) => {
      told.push(position);
      await commit?.(position);
    },
    signal: ending.signal,
    log: quietLog,
  });
  return { ...commits, told, end: () => ending.abort() };
}

test('RC2: Kafka is told at once, then once a second, and in the end of the last place', async () => {
  const { reached, told } = openCommits();
  for (const position of [1, 2, 3]) reached(position);
  await settled();
  expect(told).toEqual([1]);
  await waitFor('the last place', () => told.includes(3));
  expect(told).toEqual([1, 3]);
});

test('RC2: that Kafka takes no commit holds up nothing, and the next one is told', async () => {
  const { reached, told } = openCommits(async (position) => {
    if (position === 1) throw new Error('the coordinator is moving');
  });
  reached(1);
  reached(2);
  await waitFor('the next', () => told.includes(2));
});

test('RC2: once ended nothing is told any more', async () => {
  const { reached, told, end } = openCommits();
  reached(1);
  await settled();
  reached(2);
  end();
  await settled();
  reached(3);
  await settled();
  expect(told).toEqual([1]);
});

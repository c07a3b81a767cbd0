import { Profiler } from 'react';
import { expect, test } from 'vitest';
import type { Rejects } from '#lib/live/events.ts';
import { alarmView, change, factsOf, NOON } from '#tests/support/builders.ts';
import { freezers, openScene, stopTime } from '#tests/support/live-scene.tsx';
import { OneTile } from '#tests/support/one-tile.tsx';

stopTime();

/** Tiles of these freezers, and how often each was drawn. */
async function showCounted(scene: ReturnType<typeof openScene>, ids: readonly string[]) {
  const drawn = new Map(ids.map((id) => [id, 0]));
  await scene.show(
    ids.map((id) => (
      <Profiler key={id} id={id} onRender={() => drawn.set(id, (drawn.get(id) ?? 0) + 1)}>
        <OneTile id={id} />
      </Profiler>
    )),
  );
  for (const id of ids) drawn.set(id, 0);
  return () => Object.fromEntries([...drawn].filter(([, times]) => times > 0));
}

test('UI2: a frame draws the tiles of the freezers that changed, once, and no others', async () => {
  const ids = ['a', 'b', 'c', 'd'];
  const scene = openScene({ freezers: freezers(...ids) });
  const drawn = await showCounted(scene, ids);
  scene.advance({ changes: [change({ id: 'b', celsius: 1 }), change({ id: 'd', celsius: 2 })] });
  await expect.poll(drawn).toEqual({ b: 1, d: 1 });
  scene.advance({ facts: [factsOf('c', { alarms: [alarmView({ freezer: 'c' })] })] });
  await expect.poll(drawn).toEqual({ b: 1, c: 1, d: 1 });
});

test('UI2: news of the surroundings draws no tile', async () => {
  const scene = openScene({ freezers: freezers('a', 'b') });
  const drawn = await showCounted(scene, ['a', 'b']);
  const last = { reason: 'empty', partition: 0, offset: '1' } as const;
  const rejects: Rejects = { count: 1, last };
  scene.advance({ rejects });
  scene.advance({ changes: [change({ id: 'a', celsius: 1 })] });
  await expect.poll(drawn).toEqual({ a: 1 });
});

test('UI2: a second that changes no word draws nothing', async () => {
  const scene = openScene({ freezers: [change({ id: 'a', at: NOON - 90_000 })] });
  const drawn = await showCounted(scene, ['a']);
  scene.pass(20_000);
  scene.advance({ changes: [change({ id: 'b' })] });
  expect(drawn()).toEqual({});
  scene.pass(10_000);
  await expect.poll(drawn).toEqual({ a: 1 });
});

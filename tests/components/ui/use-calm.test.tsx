import { expect, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { useCalm, useHeld } from '#components/ui/use-calm.ts';
import { stopTime } from '#tests/support/live-scene.tsx';

stopTime();

const CALM_MS = 10_000;

async function calm() {
  const { result, act, unmount } = await renderHook(() => useCalm());
  return {
    unmount,
    busy: () => result.current.busy,
    does: (what: keyof typeof result.current.watch) => act(() => result.current.watch[what]()),
    pass: (ms: number) => act(() => vi.advanceTimersByTime(ms)),
  };
}

test.each(['onPointerMove', 'onFocus', 'onKeyDown'] as const)(
  'FL2: after %s somebody is there for ten seconds, and no longer',
  async (what) => {
    const { busy, does, pass } = await calm();
    expect(busy()).toBe(false);
    await does(what);
    await pass(CALM_MS - 1);
    expect(busy()).toBe(true);
    await does(what);
    await pass(CALM_MS - 1);
    expect(busy()).toBe(true);
    await pass(1);
    expect(busy()).toBe(false);
  },
);

test('FL2: who takes the pointer away is gone at once', async () => {
  const { busy, does, pass } = await calm();
  await does('onPointerMove');
  await does('onPointerLeave');
  expect(busy()).toBe(false);
  await does('onPointerMove');
  await pass(CALM_MS - 1);
  expect(busy()).toBe(true);
});

test('FL2: what is gone from the page waits for nothing', async () => {
  const { does, unmount } = await calm();
  await does('onPointerMove');
  await unmount();
  expect(vi.getTimerCount()).toBe(0);
});

test('FL2: while held the list stays as it was, until it is let go or something else is asked', async () => {
  type Given = { value: string; held: boolean; question: string };
  const first: Given = { value: 'one', held: false, question: '' };
  const { result, rerender } = await renderHook(
    ({ value, held, question }: Given = first) => useHeld(value, held, question),
    { initialProps: first },
  );
  const shown = async (given: Given) => {
    await rerender(given);
    return result.current;
  };
  expect(await shown({ ...first, value: 'two' })).toBe('two');
  expect(await shown({ value: 'three', held: true, question: '' })).toBe('two');
  expect(await shown({ value: 'four', held: true, question: '?q=x' })).toBe('four');
  expect(await shown({ value: 'five', held: true, question: '?q=x' })).toBe('four');
  expect(await shown({ value: 'six', held: false, question: '?q=x' })).toBe('six');
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSteps } from '#server/lifecycle/steps.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function start() {
  const lines: string[] = [];
  const step = createSteps({ write: (line) => lines.push(line), now: Date.now });
  return { lines, step };
}

const lasting = (ms: number) => () => new Promise<string>((done) => setTimeout(done, ms, 'done'));

test('LC7: a step that takes longer than a second says so, and how long it took', async () => {
  const { lines, step } = start();
  const running = step('Baking', lasting(2500));
  await vi.advanceTimersByTimeAsync(1000);
  expect(lines).toEqual(['  … Baking']);
  await vi.advanceTimersByTimeAsync(1500);
  expect(await running).toBe('done');
  expect(lines).toEqual(['  … Baking', '  ✓ Baking: 2.5 s']);
});

test('LC7: a short step says nothing', async () => {
  const { lines, step } = start();
  const running = step('Blinking', lasting(900));
  await vi.advanceTimersByTimeAsync(20_000);
  await running;
  expect(lines).toEqual([]);
});

test('LC7: a very long step goes on saying so, and a failing one fails with its own error', async () => {
  const { lines, step } = start();
  const running = step('Digging', async () => {
    await lasting(31_000)();
    throw new Error('rock');
  });
  const failed = expect(running).rejects.toThrow('rock');
  await vi.advanceTimersByTimeAsync(40_000);
  await failed;
  expect(lines).toEqual([
    '  … Digging',
    '  … Digging (15.0 s so far)',
    '  … Digging (30.0 s so far)',
  ]);
});

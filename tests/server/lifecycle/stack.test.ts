import { expect, test } from 'vitest';
import { createStack } from '#server/lifecycle/stack.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

test('LC2: what was started last is stopped first, and one that fails does not keep the others', async () => {
  const stopped: string[] = [];
  const stack = createStack({ log: quietLog });
  stack.onStop('first', () => stopped.push('first'));
  stack.onStop('second', () => {
    throw new Error('stuck');
  });
  stack.onStop('third', async () => {
    await Promise.resolve();
    stopped.push('third');
  });
  await Promise.all([stack.stop(), stack.stop()]);
  expect(stopped).toEqual(['third', 'first']);
});

test('LC2: what comes while all is being stopped is stopped at once', async () => {
  const stopped: string[] = [];
  const stack = createStack({ log: quietLog });
  await stack.stop();
  stack.onStop('late', () => stopped.push('late'));
  expect(stopped).toEqual(['late']);
});

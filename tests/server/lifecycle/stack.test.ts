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

test('LC2: those that stop together do, and one that hangs holds up the rest for its time only', async () => {
  const stopped: string[] = [];
  const stack = createStack({ log: quietLog });
  stack.onStop('below', () => stopped.push('below'));
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  // Each ends only once the other was asked to.
  const meet = (mine: typeof first, other: typeof first) => () => {
    mine.resolve();
    return other.promise.then(() => stopped.push('together'));
  };
  stack.onStop('first', meet(first, second), { together: true });
  stack.onStop('second', meet(second, first), { together: true });
  stack.onStop('hangs', () => new Promise(() => undefined), { withinMs: 1 });
  await stack.stop();
  expect(stopped).toEqual(['together', 'together', 'below']);
});

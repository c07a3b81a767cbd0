import { expect, test } from 'vitest';
import { problem } from '#lib/api/problem.ts';

test('AP2: a problem says what went wrong and what to do next', () => {
  const told = { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'Send JSON.' };
  expect(problem.parse(told)).toEqual(told);
  expect(problem.parse({ ...told, instance: '/x' })).toEqual(told);
});

test.each(['type', 'title', 'status', 'detail'])('AP2: no problem without its %s', (name) => {
  const told = { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'Send JSON.' };
  expect(problem.safeParse({ ...told, [name]: undefined }).success).toBe(false);
});

import { expect, test } from 'vitest';
import { createFirstLink } from '#server/auth/first-link.ts';
import { makePassword } from '#server/auth/password.ts';

const letIn = async () => 'in';

test('WH4: it works once, and only as it was made', async () => {
  const link = createFirstLink();
  expect(await link.open('', letIn)).toBeUndefined();
  const token = link.make();
  expect(token).toMatch(/^[\w-]{32}$/);
  for (const wrong of ['', 'x', token.slice(1), `${token}x`, token.toUpperCase()]) {
    expect(await link.open(wrong, letIn)).toBeUndefined();
  }
  const both = await Promise.all([link.open(token, letIn), link.open(token, letIn)]);
  expect(both.toSorted()).toEqual(['in', undefined]);
  expect(await link.open(token, letIn)).toBeUndefined();
});

test('WH4: what could not be done may be tried again', async () => {
  const link = createFirstLink();
  const token = link.make();
  const away = async () => {
    throw new Error('the database is away');
  };
  await expect(link.open(token, away)).rejects.toThrow('away');
  expect(await link.open(token, letIn)).toBe('in');
});

test('WH4: a new link makes the one before void', async () => {
  const link = createFirstLink();
  const before = link.make();
  link.make();
  expect(await link.open(before, letIn)).toBeUndefined();
});

test('WH5: a password that is given is long, easy to copy, and another each time', () => {
  const made = Array.from({ length: 200 }, makePassword);
  for (const password of made)
    expect(password).toMatch(/^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){3}$/);
  expect(new Set(made).size).toBe(made.length);
});

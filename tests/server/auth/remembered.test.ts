import { expect, test } from 'vitest';
import type { Actor } from '#server/auth/actor.ts';
import { createRemembered } from '#server/auth/remembered.ts';

const actor = (id: string, expiresAt = 1000): Actor => ({
  ...{ id, name: id, role: 'viewer', session: `s${id}`, expiresAt, unfinished: false },
});

test('WH13: who somebody was is remembered until the session runs out, or it is known to be otherwise', () => {
  let now = 0;
  const remembered = createRemembered({ now: () => now });
  remembered.keep('c1', actor('ana'));
  remembered.keep('c2', actor('ana'));
  remembered.keep('c3', actor('bia'));
  expect(remembered.find('c1')?.id).toBe('ana');
  remembered.forget('ana');
  expect([remembered.find('c1'), remembered.find('c2')]).toEqual([undefined, undefined]);
  expect(remembered.find('c3')?.id).toBe('bia');
  remembered.drop('c3');
  expect(remembered.find('c3')).toBeUndefined();
  remembered.keep('c4', actor('caio'));
  now = 1000;
  expect(remembered.find('c4')).toBeUndefined();
  remembered.keep('c5', actor('dani', 2000));
  remembered.forget();
  expect(remembered.find('c5')).toBeUndefined();
});

test('WH13: nobody can fill the memory with it', () => {
  const remembered = createRemembered({ now: () => 0 });
  for (let n = 0; n < 5000; n++) remembered.keep(`c${n}`, actor(String(n)));
  expect(remembered.find('c0')).toBeUndefined();
  expect(remembered.find('c4999')?.id).toBe('4999');
  const kept = Array.from({ length: 5000 }, (_, n) => remembered.find(`c${n}`)).filter(Boolean);
  expect(kept).toHaveLength(1000);
});

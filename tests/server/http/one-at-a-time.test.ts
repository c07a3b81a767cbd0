import { expect, test } from 'vitest';
import { createOneAtATime, Outdated } from '#server/http/one-at-a-time.ts';
import { signal } from '#tests/support/pieces.ts';

/** Work that ends when it is told, and what was begun so far. */
function working() {
  const oneAtATime = createOneAtATime();
  const begun: string[] = [];
  const ends = new Map<string, ReturnType<typeof signal>>();
  return {
    begun,
    ask(who: string, what: string) {
      const end = signal();
      ends.set(what, end);
      return oneAtATime(who, async () => {
        begun.push(what);
        await end.told;
        return what;
      });
    },
    end: (what: string) => ends.get(what)?.tell(),
    fail: (who: string) => oneAtATime(who, () => Promise.reject(new Error('the cable'))),
  };
}

test('FA6: the next of the same asker begins when the one before has ended', async () => {
  const { begun, ask, end } = working();
  const first = ask('ana', '1');
  const second = ask('ana', '2');
  end('2');
  await Promise.resolve();
  expect(begun).toEqual(['1']);
  end('1');
  expect(await first).toBe('1');
  expect(await second).toBe('2');
});

test('FA6: others are not kept waiting', async () => {
  const { begun, ask, end } = working();
  const all = [ask('ana', '1'), ask('rui', '2')];
  await Promise.resolve();
  expect(begun).toEqual(['1', '2']);
  for (const each of ['1', '2']) end(each);
  expect(await Promise.all(all)).toEqual(['1', '2']);
});

test('FA6: of those that wait only the newest is done', async () => {
  const { begun, ask, end } = working();
  const first = ask('ana', '1');
  const second = ask('ana', '2');
  const third = ask('ana', '3');
  await expect(second).rejects.toThrow(Outdated);
  for (const each of ['1', '3']) end(each);
  expect(await first).toBe('1');
  expect(await third).toBe('3');
  expect(begun).toEqual(['1', '3']);
});

test('FA6: after one that failed the next is done', async () => {
  const { ask, end, fail } = working();
  const failing = fail('ana');
  const second = ask('ana', '2');
  end('2');
  await expect(failing).rejects.toThrow('the cable');
  expect(await second).toBe('2');
});

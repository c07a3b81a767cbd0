import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWelcomer } from '#server/live/welcomer.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A welcome takes so long by the clock, which the fake timers move as well. */
function openDoor(takesMs: number) {
  const welcomed: string[][] = [];
  let spent = 0;
  const door = createWelcomer<string>({
    clock: () => Date.now() + spent,
    welcome: (guests) => {
      welcomed.push([...guests]);
      spent += takesMs;
    },
  });
  return { door, welcomed };
}

test('GW8: who comes alone is welcomed at once', () => {
  const { door, welcomed } = openDoor(60);
  door.came('a');
  vi.advanceTimersByTime(1);
  expect(welcomed).toEqual([['a']]);
});

test('GW8: those who come together are welcomed together, and those who come meanwhile after a rest', () => {
  const { door, welcomed } = openDoor(50);
  for (const guest of ['a', 'b', 'c']) door.came(guest);
  vi.advanceTimersByTime(1);
  expect(welcomed).toEqual([['a', 'b', 'c']]);
  door.came('d');
  vi.advanceTimersByTime(100);
  door.came('e');
  expect(welcomed).toHaveLength(1);
  vi.advanceTimersByTime(101);
  expect(welcomed).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
});

test('GW8: after the end nobody is welcomed', () => {
  const { door, welcomed } = openDoor(1);
  door.came('a');
  door.stop();
  vi.advanceTimersByTime(5000);
  expect(welcomed).toEqual([]);
});

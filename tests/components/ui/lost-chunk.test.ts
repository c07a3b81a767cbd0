import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isLostChunk, reloadOnce } from '#components/ui/lost-chunk.ts';
import { NOON } from '#tests/support/builders.ts';

const reload = vi.fn();
const kept = new Map<string, string>();

beforeEach(() => {
  vi.stubGlobal('window', { location: { reload } });
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  reload.mockClear();
  kept.clear();
});

test('UI9: code that is gone after an upgrade is told from other faults', () => {
  const lost = Object.assign(new Error('timeout'), { name: 'ChunkLoadError' });
  expect(isLostChunk(lost)).toBe(true);
  expect(isLostChunk(new Error('Loading CSS chunk 7 failed.'))).toBe(true);
  expect(isLostChunk(new Error('Failed to load chunk /_next/static/chunks/x.js'))).toBe(true);
  for (const other of [new TypeError('x is undefined'), 'chunk', undefined, null]) {
    expect(isLostChunk(other)).toBe(false);
  }
});

test('UI9: the page is loaded anew once, and again only after a minute', () => {
  expect(reloadOnce(NOON)).toBe(true);
  expect(reloadOnce(NOON + 59_999)).toBe(false);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(reloadOnce(NOON + 60_000)).toBe(true);
  expect(reload).toHaveBeenCalledTimes(2);
});

test('UI9: where nothing can be remembered it is not loaded anew: it might never end', () => {
  vi.stubGlobal('sessionStorage', undefined);
  expect(reloadOnce(NOON)).toBe(false);
  expect(reload).not.toHaveBeenCalled();
});

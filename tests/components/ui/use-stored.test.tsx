import { expect, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { useStored } from '#components/ui/use-stored.ts';

const isKnown = (text: string): text is 'one' | 'two' => text === 'one' || text === 'two';
const choice = () => renderHook(() => useStored('gelo-test', 'one', isKnown));

test('FL4: a choice is remembered, by whoever asks for it', async () => {
  const first = await choice();
  expect(first.result.current[0]).toBe('one');
  const second = await choice();
  await first.act(() => first.result.current[1]('two'));
  expect([first.result.current[0], second.result.current[0]]).toEqual(['two', 'two']);
  await first.unmount();
  expect((await choice()).result.current[0]).toBe('two');
});

test('FL4: what was chosen in another tab counts here too, and so does that it was forgotten', async () => {
  const { result, act } = await choice();
  await act(() => result.current[1]('two'));
  localStorage.clear();
  await act(() => window.dispatchEvent(new StorageEvent('storage')));
  expect(result.current[0]).toBe('one');
  localStorage.setItem('gelo-test', 'two');
  await act(() => window.dispatchEvent(new StorageEvent('storage')));
  expect(result.current[0]).toBe('two');
});

test('FL4: where nothing can be stored a choice lasts as long as the page', async () => {
  localStorage.setItem('gelo-test', 'one');
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const { result, act } = await choice();
  await act(() => result.current[1]('two'));
  expect(result.current[0]).toBe('two');
  vi.restoreAllMocks();
  await act(() => result.current[1]('one'));
  expect(result.current[0]).toBe('one');
});

test('FL4: where storage may not even be looked at, all goes on', async () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('forbidden', 'SecurityError');
  });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('forbidden', 'SecurityError');
  });
  const { result, act } = await choice();
  expect(result.current[0]).toBe('one');
  await act(() => result.current[1]('two'));
  expect(result.current[0]).toBe('two');
  vi.restoreAllMocks();
  await act(() => result.current[1]('one'));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';

type Click = { notification: { close: () => void }; waitUntil: (done: Promise<void>) => void };

/** The service worker as a browser runs it, as far as clicks go. */
function openWorker(pages: { focus: () => void }[]) {
  const listeners = new Map<string, (event: Click) => void>();
  const openWindow = vi.fn();
  const self = {
    addEventListener: (name: string, listener: (event: Click) => void) =>
      listeners.set(name, listener),
    clients: { matchAll: async () => pages, openWindow },
  };
  const code = readFileSync(join(import.meta.dirname, '../public/sw.js'), 'utf8');
  runInNewContext(code, { self });
  return {
    openWindow,
    async click() {
      const close = vi.fn();
      let done: Promise<void> | undefined;
      const waitUntil = (promise: Promise<void>) => {
        done = promise;
      };
      listeners.get('notificationclick')?.({ notification: { close }, waitUntil });
      await done;
      return close;
    },
  };
}

test('AT5: a click on a notification closes it and brings the page to the front that was there last', async () => {
  const [last, other] = [{ focus: vi.fn() }, { focus: vi.fn() }];
  const { click, openWindow } = openWorker([last, other]);
  expect(await click()).toHaveBeenCalledOnce();
  expect(last.focus).toHaveBeenCalledOnce();
  expect(other.focus).not.toHaveBeenCalled();
  expect(openWindow).not.toHaveBeenCalled();
});

test('AT5: where no page is open any more a click opens the alarms', async () => {
  const { click, openWindow } = openWorker([]);
  await click();
  expect(openWindow).toHaveBeenCalledWith('/alarms');
});

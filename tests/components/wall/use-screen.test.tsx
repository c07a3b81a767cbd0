import { expect, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { useAwake } from '#components/wall/use-screen.ts';

test('WL3: a lock that is granted only after the wall was left is let go', async () => {
  const release = vi.fn(async () => undefined);
  let grant = () => undefined as unknown;
  vi.spyOn(navigator.wakeLock, 'request').mockImplementation(
    () =>
      new Promise((resolve) => {
        grant = () => resolve({ release } as unknown as WakeLockSentinel);
      }),
  );
  const { unmount } = await renderHook(() => useAwake());
  await unmount();
  expect(release).not.toHaveBeenCalled();
  grant();
  await expect.poll(() => release.mock.calls.length).toBe(1);
});

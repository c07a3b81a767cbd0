import { useEffect, useSyncExternalStore } from 'react';

const NONE = { width: 0, height: 0 };
let known = NONE;

/** How large the window is. */
export function useWindowSize(): { width: number; height: number } {
  return useSyncExternalStore(subscribe, read, () => NONE);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

function read() {
  const { innerWidth: width, innerHeight: height } = window;
  if (known.width !== width || known.height !== height) known = { width, height };
  return known;
}

/** WL3: keeps the screen awake where the browser can; it lets go whenever the page is hidden. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let gone = false;
    const hold = () => {
      if (document.hidden || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (held) => {
          if (gone) void held.release();
          else lock = held;
        },
        () => undefined, // Low battery, or not allowed here: the screen then does as it is set.
      );
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
}

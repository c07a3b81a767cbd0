import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** What an element has room for, and how large its letters are. Lengths are in px. */
export type Room = { readonly width: number; readonly height: number; readonly letter: number };
const NONE: Room = { width: 0, height: 0, letter: 1 };

export function useRoom(ref: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState(NONE);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setRoom({ width, height, letter: Number.parseFloat(getComputedStyle(element).fontSize) });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return room;
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

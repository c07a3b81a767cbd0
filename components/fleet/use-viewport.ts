import { type RefObject, useLayoutEffect, useState } from 'react';

/** Scrolling by less than this draws nothing anew; so much more than the screen is drawn. */
const STEP = 300;

export type Viewport = { readonly width: number; readonly from: number; readonly to: number };

/** Which stretch of an element is on the screen, generously, and how wide it is. */
export function useViewport(ref: RefObject<HTMLElement | null>): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ width: 0, from: 0, to: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const { top, width } = element.getBoundingClientRect();
      const from = Math.floor(-top / STEP) * STEP - STEP;
      const to = Math.ceil((window.innerHeight - top) / STEP) * STEP + STEP;
      setViewport((before) =>
        before.width === width && before.from === from && before.to === to
          ? before
          : { width, from, to },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(document.body); // What stands above may grow.
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [ref]);
  return viewport;
}

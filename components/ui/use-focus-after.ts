import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Says, of an element that is about to go, where to look for a place once it has gone. */
export type PlaceAfter<T> = (going: T) => () => HTMLElement | null;

/** UI7: takes the keyboard's focus on when what holds it goes; the browser would begin the page anew. */
export function useFocusAfter<T extends HTMLElement>(place: PlaceAfter<T>): RefObject<T | null> {
  const box = useRef<T>(null);
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      if (element === null || !element.contains(document.activeElement)) return;
      const find = place(element);
      queueMicrotask(() => {
        if (document.activeElement === document.body) find()?.focus({ preventScroll: true });
      });
    };
  }, []);
  return box;
}

/** The page's heading, which who listens hears then. */
export function pageHeading(): HTMLElement | null {
  const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector('main');
  if (heading !== null) heading.tabIndex = -1;
  return heading;
}

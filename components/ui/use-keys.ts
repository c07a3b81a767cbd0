import { useEffect, useRef } from 'react';

/** Answers true when it did something, so that the browser does nothing of its own. */
export type KeyActs = Readonly<Record<string, (event: KeyboardEvent) => boolean>>;

/** AM4: keys of the page as a whole; none while somebody types, chooses, or holds a modifier. */
export function useKeys(acts: KeyActs): void {
  const newest = useRef(acts);
  useEffect(() => {
    newest.current = acts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
      if (newest.current[event.key]?.(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

const TAKERS = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"]';

function isTaken({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  // On some keyboards a question mark needs AltGr, which says Ctrl and Alt.
  if ((ctrlKey || altKey || metaKey) && key !== '?') return true;
  if (target instanceof Element && target.closest(TAKERS) !== null) return true;
  return document.querySelector('[role="dialog"]') !== null;
}

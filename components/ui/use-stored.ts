import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/** A choice that this browser remembers, in every tab; without storage (a private window) it lasts as long as the page. */
export function useStored<T extends string>(
  name: string,
  usual: T,
  known: (text: string) => text is T,
): [T, (value: T) => void] {
  const read = useCallback(() => {
    const kept = readItem(name);
    return kept !== undefined && known(kept) ? kept : usual;
  }, [name, usual, known]);
  const value = useSyncExternalStore(subscribe, read, () => usual);
  const keep = useCallback(
    (next: T) => {
      unstored.set(name, next);
      try {
        localStorage.setItem(name, next);
      } catch {
        // Storage is full or forbidden: the page goes on with what it keeps itself.
      }
      for (const listener of listeners) listener();
    },
    [name],
  );
  return [value, keep];
}

const unstored = new Map<string, string>();

function readItem(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? unstored.get(name);
  } catch {
    return unstored.get(name);
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

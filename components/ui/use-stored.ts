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
      try {
        localStorage.setItem(name, next);
        unstored.delete(name);
      } catch {
        unstored.set(name, next);
      }
      for (const listener of listeners) listener();
    },
    [name],
  );
  return [value, keep];
}

/** What could not be stored, because storage is full or forbidden. */
const unstored = new Map<string, string>();

function readItem(name: string): string | undefined {
  try {
    return unstored.get(name) ?? localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
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

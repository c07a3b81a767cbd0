import { useSearchParams } from 'next/navigation';
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/**
 * What the address asks for. Next shows an address that was put into the history a moment later, in a
 * transition; a field that writes into it would meanwhile lose what is being typed.
 */
export function useQuery(): string {
  const told = useSearchParams().toString();
  return useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => (told === '' ? '' : `?${told}`),
  );
}

export function replaceQuery(query: string): void {
  window.history.replaceState(null, '', `${window.location.pathname}${query}`);
  for (const listener of listeners) listener();
}

/** A step that the browser's way back undoes. */
export function pushQuery(query: string): void {
  window.history.pushState(null, '', `${window.location.pathname}${query}`);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

import { startTransition, useEffect, useState } from 'react';

/** How often the page was asked for anew. */
export const asked = { refresh: 0 };

const listeners = new Set<() => void>();
const tellLater = () => {
  startTransition(() => {
    for (const listener of listeners) listener();
  });
};

/**
 * Stands in for Next's router, which hears of each address that is put into the history and shows it
 * in a transition: a moment later, not at once.
 */
for (const way of ['pushState', 'replaceState'] as const) {
  const usual = window.history[way].bind(window.history);
  window.history[way] = (data, unused, url) => {
    usual(data, unused, url);
    tellLater();
  };
}
window.addEventListener('popstate', tellLater);

function useAddress(read: () => string): string {
  const [shown, setShown] = useState(read);
  useEffect(() => {
    const listener = () => setShown(read);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [read]);
  return shown;
}

const readSearch = () => window.location.search;
const readPath = () => window.location.pathname;
const router = {
  refresh: () => {
    asked.refresh++;
  },
  push: (address: string) => window.history.pushState(null, '', address),
  replace: (address: string) => window.history.replaceState(null, '', address),
};

export const useSearchParams = () => new URLSearchParams(useAddress(readSearch));
export const usePathname = () => useAddress(readPath);
export const useRouter = () => router;

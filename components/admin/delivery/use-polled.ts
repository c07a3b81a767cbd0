import useSWR from 'swr';
import { ask } from '#components/api/ask.ts';

const AGAIN_AFTER_FAULT_MS = 2000;

/** What the server says now, asked again for as long as the page can be seen; 0 asks once, null not at all. */
export function usePolled<T>(path: string | null, everyMs: number) {
  const { data, error, mutate } = useSWR<T, unknown>(path, ask, {
    refreshInterval: everyMs,
    dedupingInterval: everyMs / 2,
    revalidateOnFocus: everyMs > 0,
    keepPreviousData: true,
    // Not later and later: whoever looks at this page waits for the fault to end.
    onErrorRetry: (_error, _key, _config, revalidate, { retryCount }) => {
      setTimeout(() => void revalidate({ retryCount }), AGAIN_AFTER_FAULT_MS);
    },
  });
  const again = () => void mutate().catch(() => undefined); // The hook gives the fault to whoever shows it.
  return { data, error, again };
}

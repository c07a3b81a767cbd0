import useSWR from 'swr';
import useSWRInfinite from 'swr/infinite';
import { ask } from '#components/api/ask.ts';
import type { JournalEntry, JournalPage } from '#lib/api/journal.ts';
import { type JournalWish, queryOfWish } from '#lib/journal/wish.ts';

const PAGE = 50;
/** So many times the server looks through a stretch in which nothing fits, before the reader is asked. */
const STRETCHES = 20;
const NEWS_EVERY_MS = 5000;
const MOST_NEWS = 1000;

/** Of the first page: the newest entry that there was at all, from which on there is news. */
type Page = JournalPage & { readonly newest?: number };

/** JO3: what fits the wish, the newest first, page by page; what comes meanwhile comes on top. */
export function useJournalPage(wish: JournalWish) {
  const { data, error, size, setSize, isLoading, isValidating, mutate } = useSWRInfinite<
    Page,
    unknown
  >(
    (_, previous: Page | null) => {
      if (previous?.next === null) return null;
      return pathOf(wish, { limit: PAGE, before: previous?.next });
    },
    (path: string) => (path.includes('before=') ? askPage(path) : askFirst(path)),
    { ...QUIET, keepPreviousData: true, revalidateFirstPage: false, revalidateIfStale: false },
  );
  const newest = data?.[0]?.newest;
  const again = () => void setSize(1).then(() => mutate());
  const news = useNews(wish, newest, again);
  const found = [...news, ...(data ?? []).flatMap(({ entries }) => entries)];
  const last = data?.at(-1);
  return {
    entries:
      data === undefined ? undefined : [...new Map(found.map((one) => [one.id, one])).values()],
    ended: last?.next === null,
    error,
    loading: isLoading || (isValidating && (data?.length ?? 0) < size),
    more: () => void setSize(size + 1),
    again,
  };
}

const QUIET = { revalidateOnFocus: false, shouldRetryOnError: false };

/** A fault is none of the reader's business: it is asked again soon. */
function useNews(wish: JournalWish, newest: number | undefined, again: () => void) {
  const path = newest === undefined ? null : pathOf(wish, { limit: MOST_NEWS, after: newest });
  const { data } = useSWR<JournalPage>(path, ask, {
    ...QUIET,
    refreshInterval: NEWS_EVERY_MS,
    onSuccess({ next }) {
      if (next !== null) again(); // So much is not put on top any more: it is read anew.
    },
  });
  return data?.entries ?? [];
}

async function askFirst(path: string): Promise<Page> {
  const { entries } = await ask<JournalPage>('/api/journal?limit=1');
  return { ...(await askPage(path)), newest: entries[0]?.id ?? 0 };
}

async function askPage(path: string): Promise<JournalPage> {
  const entries: JournalEntry[] = [];
  let next: number | null = null;
  for (let round = 0; round < STRETCHES && entries.length < PAGE; round++) {
    const stretch: JournalPage = await ask<JournalPage>(round === 0 ? path : below(path, next));
    entries.push(...stretch.entries);
    next = stretch.next;
    if (next === null) break;
  }
  return { entries, next };
}

type Paging = { limit: number; before?: number | null | undefined; after?: number };

function pathOf(wish: JournalWish, { limit, before, after }: Paging): string {
  const query = queryOfWish(wish);
  query.set('limit', String(limit));
  if (after !== undefined) query.set('after', String(after));
  return below(`/api/journal?${query}`, before ?? null);
}

function below(path: string, before: number | null): string {
  const [address, query] = path.split('?', 2);
  const given = new URLSearchParams(query);
  if (before !== null) given.set('before', String(before));
  return `${address}?${given}`;
}

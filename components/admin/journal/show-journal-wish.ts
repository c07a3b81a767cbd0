import { replaceQuery } from '#components/ui/use-query.ts';
import { type JournalWish, queryOfWish } from '#lib/journal/wish.ts';

/** Puts the wish into the address. */
export function showJournalWish(wish: JournalWish): void {
  const query = queryOfWish(wish);
  replaceQuery(query.size === 0 ? '' : `?${query}`);
}

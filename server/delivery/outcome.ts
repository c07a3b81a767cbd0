import type { Outcome } from '#lib/api/delivery-message.ts';
import type { FoundOutcome, LogPlace } from '#server/store/outcome-store.ts';

/** DE11: what became of an offset, by where the log and the recorder are and what the database holds of it. */
export function outcomeOf(
  offset: number,
  known: {
    high: number;
    place: LogPlace | undefined;
    found: FoundOutcome | undefined;
    deadLetters: string;
  },
): Outcome {
  const { high, place, found, deadLetters } = known;
  if (offset >= high) return { is: 'coming' };
  if (place === undefined) return { is: 'waiting', behind: offset };
  if (offset >= place.position) return { is: 'waiting', behind: offset - place.position };
  if (offset < place.began) return { is: 'before' };
  if (found?.is === 'rejected') return { ...found, deadLetters };
  if (found !== undefined) return found;
  return { is: offset < place.expiredTo ? 'expired' : 'missing' };
}

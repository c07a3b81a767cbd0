import type { Outcome } from '#lib/api/delivery-message.ts';
import type { FoundOutcome, LogPlace } from '#server/store/outcome-store.ts';

/** DE11: what became of an offset, by where the log and the recorder are and what the database holds of it. */
export function outcomeOf(
  offset: number,
  known: {
    low: number;
    high: number;
    place: LogPlace | undefined;
    found: FoundOutcome | undefined;
    deadLetters: string;
  },
): Outcome {
  const { low, high, place, found, deadLetters } = known;
  if (offset >= high) return { is: 'coming' };
  const next = place?.position ?? low;
  // What Kafka dropped by now nobody can record any more.
  if (offset >= next && offset < low) return { is: 'gap' };
  if (offset >= next) return { is: 'waiting', behind: offset - Math.max(low, next) };
  if (place === undefined || offset < place.began) return { is: 'before' };
  if (found?.is === 'rejected') return { ...found, deadLetters };
  if (found !== undefined) return found;
  return { is: offset < place.expiredTo ? 'expired' : 'missing' };
}

import { type DeliveryNews, type Followed, placeName, told } from '#lib/delivery/news.ts';

/** So many are kept for who asks again what became of one. */
const KEPT = 2000;
/** A receipt that has not come within this does not come: another program sent the message. */
const RECEIPT_WITHIN_MS = 10_000;

/** The newest messages that were followed, and what each of them still waits for. */
export function createFollowedMessages() {
  const kept = new Map<string, Followed>();
  const unrecorded = new Set<string>();
  const unacknowledged = new Set<string>();

  const forget = (name: string) => {
    kept.delete(name);
    unrecorded.delete(name);
    unacknowledged.delete(name);
  };
  const named = (names: Iterable<string>) => [...names].flatMap((name) => kept.get(name) ?? []);

  return {
    keep(one: Followed) {
      const name = placeName(one);
      forget(name);
      kept.set(name, one);
      if (one.recordedAt === null) unrecorded.add(name);
      if (one.acknowledgedAt === null) unacknowledged.add(name);
      const oldest = kept.size > KEPT ? kept.keys().next().value : undefined;
      if (oldest !== undefined) forget(oldest);
    },
    learn(news: Pick<DeliveryNews, 'acknowledged' | 'recorded'>) {
      for (const place of [...news.acknowledged, ...news.recorded]) {
        const name = placeName(place);
        const one = kept.get(name);
        if (one !== undefined) kept.set(name, told(one, news));
      }
      for (const place of news.acknowledged) unacknowledged.delete(placeName(place));
      for (const place of news.recorded) unrecorded.delete(placeName(place));
    },
    find: (partition: number, offset: number) => kept.get(placeName({ partition, offset })),
    isWaiting: () => unrecorded.size > 0,
    unrecorded: () => named(unrecorded),
    unacknowledged(now: number): Followed[] {
      const all = named(unacknowledged);
      for (const one of all) {
        if (now - one.receivedAt > RECEIPT_WITHIN_MS) unacknowledged.delete(placeName(one));
      }
      return all;
    },
    /** What is on its way is followed no further; what is known stays known. */
    letGo() {
      unrecorded.clear();
      unacknowledged.clear();
    },
  };
}

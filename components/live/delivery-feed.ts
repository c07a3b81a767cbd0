import { createListeners } from '#components/live/listeners.ts';
import type { DeliveryNews } from '#lib/delivery/news.ts';

type Hear = (news: DeliveryNews, arrivedAt: number) => void;

/** DE8: messages on their way, asked for only while somebody on this page wants to see them. */
export function createDeliveryFeed(deps: { serverNow: () => number }) {
  const listeners = new Set<Hear>();
  const ofWish = createListeners();
  const ofWatch = createListeners();
  let watched = false;

  return {
    wanted: () => listeners.size > 0,
    /** Told when it begins or ceases to be wanted. */
    onWish: ofWish.add,
    /** Whether the server has said that it follows messages for this page. */
    watched: () => watched,
    onWatched: ofWatch.add,
    setWatched(now: boolean) {
      if (now === watched) return;
      watched = now;
      ofWatch.tell();
    },
    subscribe(hear: Hear): () => void {
      listeners.add(hear);
      if (listeners.size === 1) ofWish.tell();
      return () => {
        if (listeners.delete(hear) && listeners.size === 0) ofWish.tell();
      };
    },
    advance(news: DeliveryNews) {
      // What we take for the server's clock may be a little behind it; nothing comes before it was sent.
      const arrivedAt = Math.max(deps.serverNow(), news.now);
      for (const hear of listeners) hear(news, arrivedAt);
    },
  };
}

import { createListeners } from '#components/live/listeners.ts';
import type { LiveStore } from '#components/live/store.ts';
import {
  addNews,
  type Delivery,
  type DeliveryList,
  listFrom,
} from '#lib/delivery/delivery-list.ts';
import { isAt, type Place } from '#lib/delivery/news.ts';

/** News comes up to forty times a second; nobody reads that fast. */
const SHOWN_EVERY_MS = 250;

export type ShownList = ReturnType<typeof createShownList>;

/** Messages as they come, without React: all news is taken, and what is shown of it changes a few times a second. */
export function createShownList(store: Pick<LiveStore, 'serverNow' | 'deliveries'>) {
  const listeners = createListeners();
  let newest: DeliveryList = listFrom(store.serverNow());
  let shown = newest;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = () => {
    shown = newest;
    timer = setTimeout(() => {
      timer = undefined;
      if (shown !== newest) show();
    }, SHOWN_EVERY_MS);
    listeners.tell();
  };

  return {
    subscribe: listeners.add,
    read: () => shown,
    find: (place: Place): Delivery | undefined => shown.deliveries.find((one) => isAt(one, place)),
    /** From now on; answers how to end it. */
    watch(): () => void {
      newest = { ...listFrom(store.serverNow()), deliveries: newest.deliveries };
      const end = store.deliveries.subscribe((news, arrivedAt) => {
        newest = addNews(newest, news, arrivedAt);
        if (timer === undefined) show();
      });
      return () => {
        end();
        clearTimeout(timer);
        timer = undefined;
      };
    },
  };
}

import { type DeliveryNews, type Followed, isAt, told } from '#lib/delivery/news.ts';

/** A message as a page saw it come. */
export type Delivery = Followed & { readonly arrivedAt: number };

type Heard = { readonly at: number; readonly seen: number; readonly followed: number };

/** What a page shows of messages on their way. */
export type DeliveryList = {
  /** Those that were followed, the newest first. */
  readonly deliveries: readonly Delivery[];
  /** What was heard of late, for how many there are a second. */
  readonly heard: readonly Heard[];
  /** Since the page began to watch. */
  readonly began: number;
  readonly seen: number;
  readonly followed: number;
};

/** More are not looked through. */
const KEPT = 300;
const RATE_OVER_MS = 3000;

export function listFrom(began: number): DeliveryList {
  return { deliveries: [], heard: [], began, seen: 0, followed: 0 };
}

export function addNews(before: DeliveryList, news: DeliveryNews, arrivedAt: number): DeliveryList {
  const { arrived, acknowledged, recorded } = news;
  const changed = acknowledged.length + recorded.length > 0;
  const fresh = arrived.map((one) => ({ ...told(one, news), arrivedAt })).toReversed();
  // Of a topic that was made anew another message stands at the same place.
  const rest = before.deliveries.filter((one) => !arrived.some((each) => isAt(each, one)));
  const known = changed ? rest.map((one) => told(one, news)) : rest;
  const heard = [
    ...before.heard.filter(({ at }) => at > arrivedAt - RATE_OVER_MS),
    { at: arrivedAt, seen: news.seen, followed: arrived.length },
  ];
  return {
    ...before,
    deliveries: [...fresh, ...known].slice(0, KEPT),
    heard,
    seen: before.seen + news.seen,
    followed: before.followed + arrived.length,
  };
}

/** How many came a second, and how many of them are shown, over the last seconds. */
export function paceOf(
  { heard, began }: DeliveryList,
  now: number,
): { seen: number; followed: number } {
  const from = now - RATE_OVER_MS;
  const seconds = Math.max(1000, now - Math.max(began, from)) / 1000;
  const recent = heard.filter(({ at }) => at > from);
  const sum = (of: 'seen' | 'followed') => recent.reduce((total, each) => total + each[of], 0);
  return { seen: sum('seen') / seconds, followed: sum('followed') / seconds };
}

import { expect, test } from 'vitest';
import { createDeliveryFeed } from '#components/live/delivery-feed.ts';
import type { DeliveryNews } from '#lib/delivery/news.ts';
import { NOON } from '#tests/support/builders.ts';

const newsAt = (now: number): DeliveryNews => ({
  ...{ now, seen: 1, arrived: [], acknowledged: [], recorded: [] },
});

test('DE8: deliveries are asked for with the first who wants them, and no more with the last', () => {
  const feed = createDeliveryFeed({ serverNow: () => NOON });
  const wishes: boolean[] = [];
  feed.onWish(() => wishes.push(feed.wanted()));
  const [leave, other] = [feed.subscribe(() => undefined), feed.subscribe(() => undefined)];
  expect(wishes).toEqual([true]);
  leave();
  leave();
  expect(feed.wanted()).toBe(true);
  other();
  expect(wishes).toEqual([true, false]);
});

test('DE9: news arrives when this browser hears of it, and never before the server sent it', () => {
  let now = NOON + 30;
  const feed = createDeliveryFeed({ serverNow: () => now });
  const arrivals: number[] = [];
  feed.subscribe((_news, arrivedAt) => arrivals.push(arrivedAt));
  feed.advance(newsAt(NOON));
  now = NOON - 500;
  feed.advance(newsAt(NOON));
  expect(arrivals).toEqual([NOON + 30, NOON]);
});

test('DE8: whether the server follows messages for this page is told when it changes', () => {
  const feed = createDeliveryFeed({ serverNow: () => NOON });
  const told: boolean[] = [];
  feed.onWatched(() => told.push(feed.watched()));
  for (const now of [false, true, true, false]) feed.setWatched(now);
  expect(told).toEqual([true, false]);
});

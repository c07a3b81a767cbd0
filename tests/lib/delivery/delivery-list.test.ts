import { expect, test } from 'vitest';
import { addNews, type DeliveryList, listFrom, paceOf } from '#lib/delivery/delivery-list.ts';
import type { DeliveryNews } from '#lib/delivery/news.ts';
import { followed, NOON } from '#tests/support/builders.ts';

const none: DeliveryNews = { now: NOON, seen: 0, arrived: [], acknowledged: [], recorded: [] };
const add = (list: DeliveryList, news: Partial<DeliveryNews>, at = NOON) =>
  addNews(list, { ...none, ...news }, at);

test('DE9: what becomes of a message is added to it, and the others stay the very same', () => {
  const before = add(listFrom(NOON), { arrived: [followed(1), followed(2)] }, NOON + 9);
  const after = add(before, {
    acknowledged: [{ partition: 1, offset: 1, at: NOON + 4 }],
    recorded: [{ partition: 1, offset: 1, at: NOON + 40, elsewhere: true }],
  });
  expect(after.deliveries[0]).toBe(before.deliveries[0]);
  expect(after.deliveries[1]).toEqual({
    ...followed(1, { acknowledgedAt: NOON + 4, recordedAt: NOON + 40, recordedElsewhere: true }),
    arrivedAt: NOON + 9,
  });
});

test('DE9: the same offset of another partition is another message', () => {
  const before = add(listFrom(NOON), { arrived: [followed(1)] });
  const after = add(before, {
    recorded: [{ partition: 2, offset: 1, at: NOON, elsewhere: false }],
  });
  expect(after.deliveries).toEqual(before.deliveries);
});

test('DE8: the newest three hundred are kept, the newest first, and all are counted', () => {
  let list = listFrom(NOON);
  for (let n = 0; n < 200; n++) {
    list = add(list, { seen: 50, arrived: [followed(2 * n), followed(2 * n + 1)] }, NOON + n);
  }
  expect(list.deliveries.map(({ offset }) => offset)).toEqual(
    Array.from({ length: 300 }, (_, n) => 399 - n),
  );
  expect([list.seen, list.followed]).toEqual([10_000, 400]);
});

test('DE8: how many come a second is reckoned over the last three, or since the page began', () => {
  let list = listFrom(NOON);
  for (let ms = 100; ms <= 1000; ms += 100) list = add(list, { seen: 100 }, NOON + ms);
  expect(paceOf(list, NOON + 1000)).toEqual({ seen: 1000, followed: 0 });
  expect(paceOf(list, NOON + 2000)).toEqual({ seen: 500, followed: 0 });
  expect(paceOf(list, NOON + 60_000)).toEqual({ seen: 0, followed: 0 });
});

test('DE8: of a topic that was made anew the message that stands at the same place now is shown, once', () => {
  const before = add(listFrom(NOON), { arrived: [followed(1), followed(2)] });
  const after = add(before, { arrived: [followed(1, { value: 'new' })] });
  expect(after.deliveries.map(({ offset, value }) => [offset, value])).toEqual([
    [1, 'new'],
    [2, '-3.42'],
  ]);
});

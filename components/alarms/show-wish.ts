import { replaceQuery } from '#components/ui/use-query.ts';
import { type AlarmWish, writeAlarmWish } from '#lib/alarm/wish.ts';

/** Puts the wish into the address. */
export function showWish(wish: AlarmWish): void {
  replaceQuery(writeAlarmWish(wish));
}

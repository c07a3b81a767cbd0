import { pushQuery, replaceQuery } from '#components/ui/use-query.ts';
import { type FreezersWish, writeFreezersWish } from '#lib/freezer/wish.ts';

/** Puts the wish into the address. */
export function showFreezersWish(wish: FreezersWish): void {
  replaceQuery(writeFreezersWish(wish));
}

/** The same as a step that the browser's way back undoes. */
export function goToFreezersWish(wish: FreezersWish): void {
  pushQuery(writeFreezersWish(wish));
}

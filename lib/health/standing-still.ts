/** How far a log was read, and how far it goes. */
export type LogLag = { readonly id: number; readonly position: number; readonly high: number };
/** Since when each log has stood at its position with more to read. */
export type Stillness = ReadonlyMap<number, { readonly position: number; readonly since: number }>;

const STILL_AFTER_MS = 15_000;

/** Looks once more. What is read to its end does not stand still, however long nothing comes. */
export function noteLags(before: Stillness, lags: readonly LogLag[], now: number): Stillness {
  return new Map(
    lags.map(({ id, position, high }) => {
      const known = before.get(id);
      const isStill = position < high && known?.position === position;
      // Our clock was set back: what lies ahead of it would never have lasted.
      return [id, { position, since: isStill ? Math.min(known.since, now) : now }];
    }),
  );
}

export function standsStill(stillness: Stillness, now: number): boolean {
  return [...stillness.values()].some(({ since }) => now - since >= STILL_AFTER_MS);
}

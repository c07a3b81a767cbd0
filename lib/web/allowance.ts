/** So many at once, and so many a second for good. */
export type Allowance = { readonly atOnce: number; readonly perSecond: number };
/** What is left of it, and when that was reckoned. */
export type Purse = { readonly left: number; readonly at: number };
export type Spent =
  | { readonly ok: true; readonly purse: Purse }
  | { readonly ok: false; readonly purse: Purse; readonly waitMs: number };

/** WH9: takes one out; says how long to wait where there is none. A clock that was set back gives nothing. */
export function spend(before: Purse | undefined, now: number, allowance: Allowance): Spent {
  const purse = refilled(before, now, allowance);
  if (purse.left >= 1) return { ok: true, purse: { ...purse, left: purse.left - 1 } };
  return { ok: false, purse, waitMs: Math.ceil(((1 - purse.left) / allowance.perSecond) * 1000) };
}

/** Whether there is nothing to remember about it any more. */
export function isFull(purse: Purse, now: number, allowance: Allowance): boolean {
  return refilled(purse, now, allowance).left >= allowance.atOnce;
}

function refilled(before: Purse | undefined, now: number, { atOnce, perSecond }: Allowance): Purse {
  if (before === undefined) return { left: atOnce, at: now };
  const passedMs = Math.max(0, now - before.at);
  return { left: Math.min(atOnce, before.left + (passedMs / 1000) * perSecond), at: now };
}

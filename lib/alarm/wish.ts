import { ALARM_KINDS, type AlarmKind } from '#lib/alarm/alarm.ts';
import { LISTED, type Listed } from '#lib/alarm/waiting.ts';
import { validId } from '#lib/freezer/key.ts';

/** Which alarms the reader wants to see; in the address, so that it can be sent to somebody. */
export type AlarmWish = {
  /** Those that are over, rather than those that are open. */
  readonly over: boolean;
  readonly kind: AlarmKind | null;
  /** Of open ones only. */
  readonly listed: Listed | null;
  readonly freezer: string | null;
  /** Of open ones only: names and places are not searched in what is over. */
  readonly search: string;
};

export const NO_WISH: AlarmWish = {
  ...{ over: false, kind: null, listed: null, freezer: null, search: '' },
};
const LONGEST_SEARCH = 200;

/** AM3: the wish in an address. What makes no sense there is as if it were absent. */
export function readAlarmWish(query: URLSearchParams): AlarmWish {
  return {
    over: query.get('view') === 'over',
    kind: ALARM_KINDS.find((each) => each === query.get('kind')) ?? null,
    listed: LISTED.find((each) => each === query.get('standing')) ?? null,
    freezer: validId(query.get('freezer') ?? '') ?? null,
    search: (query.get('q') ?? '').slice(0, LONGEST_SEARCH),
  };
}

export function writeAlarmWish({ over, kind, listed, freezer, search }: AlarmWish): string {
  const query = new URLSearchParams();
  if (over) query.set('view', 'over');
  if (kind !== null) query.set('kind', kind);
  if (listed !== null) query.set('standing', listed);
  if (freezer !== null) query.set('freezer', freezer);
  if (search !== '') query.set('q', search);
  return query.size === 0 ? '' : `?${query}`;
}

/** Where the API has those that are closed, the newest first, from below an id on. */
export function pastPath({ kind, freezer }: AlarmWish, limit: number, before?: number): string {
  const query = new URLSearchParams({ state: 'closed', limit: String(limit) });
  if (kind !== null) query.set('kind', kind);
  if (freezer !== null) query.set('freezer', freezer);
  if (before !== undefined) query.set('before', String(before));
  return `/api/alarms?${query}`;
}

import type { AlarmKind } from '#lib/alarm/alarm.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { isSilent } from '#lib/freezer/silence.ts';

/** How a freezer is, in one word, worst first. `unknown` while its readings cannot reach us. */
export const TILE_STATES = [
  'alarm',
  'silent',
  'returned',
  'warn',
  'shelved',
  'ok',
  'unknown',
] as const;
export type TileState = (typeof TILE_STATES)[number];

export type FreezerStatus = {
  readonly state: TileState;
  /** The alarm that says so. */
  readonly alarm: AlarmView | undefined;
  /** Whether it waits for somebody to acknowledge it. */
  readonly unacknowledged: boolean;
  /** Since when it is in this state, where that is known. */
  readonly since: number | undefined;
};

/** What else there is to know of a freezer for that. */
export type Heard = {
  readonly heardAt: number;
  readonly silentAfterMs: number;
  /** Whether readings reach us at all: else silence says nothing. */
  readonly reading: boolean;
  /** Since when it has been without an alarm, where that is known. */
  readonly calmSince: number | undefined;
  /** FA9: nobody judges it. */
  readonly retired?: boolean;
};

const RANKS: Record<TileState, number> = {
  alarm: 1,
  silent: 2,
  returned: 3,
  warn: 4,
  shelved: 5,
  ok: 6,
  unknown: 6,
};

/** FL1: what is worst of a freezer, by its open alarms and by when it was heard of. */
export function statusOf(alarms: readonly AlarmView[], now: number, heard: Heard): FreezerStatus {
  if (heard.retired) return told('unknown', undefined, undefined);
  const active = activeAlarms(alarms, now);
  const first = (...kinds: string[]) => worst(active.filter(({ kind }) => kinds.includes(kind)));
  const alarm = first('high', 'low', 'fault', 'cumulative');
  if (alarm !== undefined) return told('alarm', alarm, alarm.since);
  const silent = first('silent');
  if (silent !== undefined) return told('silent', silent, silent.since);
  if (isSilent(heard.heardAt, now, heard.silentAfterMs)) {
    return told(heard.reading ? 'silent' : 'unknown', undefined, heard.heardAt);
  }
  const over = alarms.filter((each) => each.standing === 'returned' && !isShelved(each, now));
  // AL16: of a limit and its warning the limit says more, whichever was raised last.
  const returned = over.find(({ kind }) => !isMild(kind)) ?? over[0];
  if (returned !== undefined) return told('returned', returned, returned.returnedAt ?? undefined);
  const warning = worst(active.filter(({ kind }) => isMild(kind)));
  if (warning !== undefined) return told('warn', warning, warning.since);
  const shelved = alarms.find((each) => isShelved(each, now));
  if (shelved !== undefined) return told('shelved', shelved, shelved.since);
  return told('ok', undefined, heard.calmSince);
}

function isMild(kind: AlarmKind): boolean {
  return kind === 'warning' || kind === 'clock';
}

function told(
  state: TileState,
  alarm: AlarmView | undefined,
  since: number | undefined,
): FreezerStatus {
  const waits = alarm?.standing === 'active' || alarm?.standing === 'returned';
  return { state, alarm, unacknowledged: waits && state !== 'shelved', since };
}

/** Where it stands among others; less is worse. */
export function rankOf({ state, unacknowledged }: FreezerStatus): number {
  return state === 'alarm' && unacknowledged ? 0 : RANKS[state];
}

/** Those that are neither over nor shelved. */
export function activeAlarms(alarms: readonly AlarmView[], now: number): AlarmView[] {
  return alarms.filter(
    (each) =>
      (each.standing === 'active' || each.standing === 'acknowledged') && !isShelved(each, now),
  );
}

export function isShelved({ shelvedUntil }: Pick<AlarmView, 'shelvedUntil'>, now: number): boolean {
  return shelvedUntil !== null && shelvedUntil > now;
}

/** One that nobody has acknowledged says more than one that is looked after. */
function worst(alarms: readonly AlarmView[]): AlarmView | undefined {
  return alarms.find(({ standing }) => standing === 'active') ?? alarms[0];
}

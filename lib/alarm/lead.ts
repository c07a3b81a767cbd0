import type { AlarmKind, Conditions, OpenAlarm } from '#lib/alarm/alarm.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { isShelved } from '#lib/freezer/status.ts';

type Shelved = Pick<AlarmView, 'shelvedUntil'>;

/**
 * AL16: beyond a limit, or come back from there, a warning says nothing that the limit's alarm does not.
 * Who shelved that one and not the warning is to hear of the warning.
 */
function leads(limit: Shelved, warning: Shelved, now: number): boolean {
  return !isShelved(limit, now) || isShelved(warning, now);
}

/** The freezer's warning, where its alarm of this kind leads it. */
export function ledWarning(
  conditions: Conditions,
  kind: AlarmKind,
  now: number,
): OpenAlarm | undefined {
  const limit = conditions[kind]?.alarm;
  const warning = conditions.warning?.alarm;
  if (!isOfLimit(kind) || !limit || !warning) return undefined;
  return leads(limit, warning, now) ? warning : undefined;
}

/** The same among alarms as people see them. */
export function ledBy(
  leader: AlarmView,
  alarms: readonly AlarmView[],
  now: number,
): AlarmView | undefined {
  if (!isOfLimit(leader.kind) || !isOpen(leader)) return undefined;
  return alarms.find(
    (each) => each.freezer === leader.freezer && isOpenWarning(each) && leads(leader, each, now),
  );
}

/** Tells of each alarm whether one of these leads it. */
export function ledAmong(alarms: readonly AlarmView[], now: number): (alarm: AlarmView) => boolean {
  const leaders = new Map<string, AlarmView[]>();
  for (const alarm of alarms) {
    if (!isOfLimit(alarm.kind) || !isOpen(alarm)) continue;
    leaders.set(alarm.freezer, [...(leaders.get(alarm.freezer) ?? []), alarm]);
  }
  return (alarm) =>
    isOpenWarning(alarm) &&
    (leaders.get(alarm.freezer) ?? []).some((leader) => leads(leader, alarm, now));
}

function isOfLimit(kind: AlarmKind): boolean {
  return kind === 'high' || kind === 'low';
}

function isOpenWarning(alarm: AlarmView): boolean {
  return alarm.kind === 'warning' && isOpen(alarm);
}

function isOpen({ standing }: AlarmView): boolean {
  return standing !== 'none';
}

import type { AlarmKind } from '#lib/alarm/alarm.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import type { Range } from '#lib/history/history.ts';

/** From one raising of an alarm to its return: an alarm that is raised again has several. */
export type AlarmStretch = {
  readonly alarm: number;
  readonly kind: AlarmKind;
  readonly from: number;
  /** Null while it goes on. */
  readonly to: number | null;
  /** Which limit was broken: of a warning, either. */
  readonly limit: number | null;
};

/**
 * FZ3: when an alarm was on. The alarm itself tells of its first raising and its last return only; those
 * between are in the journal, the newest first, at least as far back as anybody wants to see. It begins
 * with the trouble, or once its delay had run out.
 */
export function alarmStretches(
  alarm: AlarmView,
  journal: readonly JournalEntry[],
  begin: 'since' | 'raised' = 'since',
): AlarmStretch[] {
  const { id, kind, returnedAt, limit, timesRaised } = alarm;
  const began = begin === 'since' ? alarm.since : alarm.raisedAt;
  if (timesRaised === 1) return [{ alarm: id, kind, from: began, to: returnedAt, limit }];
  const found: AlarmStretch[] = [];
  let to: number | null = null;
  for (const { what, at, after } of journal) {
    if (what === 'alarm returned' || what === 'alarm closed') to = at;
    if (what !== 'alarm raised') continue;
    const since = begin === 'since' ? numberOf(after?.['since']) : null;
    const from = since ?? at;
    found.push({ alarm: id, kind, from, to, limit: numberOf(after?.['limit']) });
  }
  return found.reverse();
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

export type ShadedStretch = AlarmStretch & { readonly to: number };

/** What of them lies in a stretch of time, by time; what still is on reaches up to now. */
export function shaded(
  stretches: readonly AlarmStretch[],
  { from, to }: Range,
  now: number,
): ShadedStretch[] {
  return stretches
    .flatMap((each) => {
      const end = Math.min(to, each.to ?? now);
      const start = Math.max(from, each.from);
      return start < end ? [{ ...each, from: start, to: end }] : [];
    })
    .sort((a, b) => a.from - b.from);
}

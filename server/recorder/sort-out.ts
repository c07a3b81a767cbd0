import type { LogBatch, LoggedReading, LoggedReject } from '#server/recorder/log-batch.ts';
import type { Absence, KnownFreezer } from '#server/recorder/recording.ts';

type Group = { readings: LoggedReading[]; offsets: number[] };
export type KnownGroup = Group & KnownFreezer;
type Sorted = {
  groups: Map<string, Group>;
  letters: LoggedReject[];
  absences: Absence[];
  newestAt: number | null;
  readings: number;
};

/** Puts what is new together by freezer. */
export function sortOut(batch: LogBatch, position: number): Sorted {
  const sorted: Sorted = {
    groups: new Map(),
    letters: [],
    absences: [],
    newestAt: null,
    readings: 0,
  };
  let expected = position;
  const passTo = (offset: number) => {
    if (offset > expected) {
      sorted.absences.push({ from: expected, to: offset, reason: 'control' });
    }
    expected = offset;
  };
  for (const logged of batch.messages) {
    if (logged.offset < position) continue;
    passTo(logged.offset);
    expected = logged.offset + 1;
    sorted.newestAt = Math.max(sorted.newestAt ?? 0, logged.sentAt);
    if ('check' in logged) {
      addCheck(sorted.absences, logged.offset);
      continue;
    }
    if ('reason' in logged) {
      sorted.letters.push(logged);
      continue;
    }
    sorted.readings++;
    const group = sorted.groups.get(logged.freezer) ?? newGroup(sorted.groups, logged.freezer);
    group.readings.push(logged);
    group.offsets.push(logged.offset);
  }
  passTo(batch.next);
  return sorted;
}

/** Those that follow one another are one row, however many they are. */
function addCheck(absences: Absence[], offset: number): void {
  const last = absences.at(-1);
  if (last?.reason === 'check' && last.to === offset) last.to = offset + 1;
  else absences.push({ from: offset, to: offset + 1, reason: 'check' });
}

function newGroup(groups: Map<string, Group>, key: string): Group {
  const group: Group = { readings: [], offsets: [] };
  groups.set(key, group);
  return group;
}

/**
 * In the order of their ids, in which their states are locked. Readings of freezers beyond the limit
 * become rejects; nothing is answered when one of them has to be fetched again for that.
 */
export function keepKnown(
  sorted: Sorted,
  known: ReadonlyMap<string, KnownFreezer>,
  accepted: Set<string>,
): KnownGroup[] | undefined {
  const kept: KnownGroup[] = [];
  for (const [key, group] of sorted.groups) {
    const freezer = known.get(key);
    if (freezer !== undefined) {
      accepted.add(key);
      kept.push({ ...group, ...freezer });
      continue;
    }
    // Accepted by a transaction that was then undone, or by a database that was since replaced.
    accepted.delete(key);
    sorted.readings -= group.readings.length;
    for (const { offset, sentAt, message } of group.readings) {
      if (message === null) return undefined;
      sorted.letters.push({ offset, sentAt, message, reason: 'too-many-freezers' });
    }
  }
  return kept.sort((a, b) => a.id - b.id);
}

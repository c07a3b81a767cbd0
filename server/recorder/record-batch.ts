import type { AlarmKind } from '#lib/alarm/alarm.ts';
import type { NextMidnight } from '#lib/alarm/rules.ts';
import { type Rules, rulesOf } from '#lib/alarm/rules.ts';
import type { RejectReason } from '#lib/reading.ts';
import { type LateReading, recordReadings } from '#lib/record.ts';
import type { Settings } from '#lib/settings.ts';
import { correctLate } from '#server/recorder/correct-late.ts';
import type { LogBatch, LoggedReading, LoggedReject } from '#server/recorder/log-batch.ts';
import type {
  Absence,
  KnownFreezer,
  RecordedFreezer,
  RecordingTransaction,
  Reject,
  StoredBucket,
  Width,
} from '#server/recorder/recording.ts';

export type RecordTools = {
  log: number;
  /** Freezers that were not refused, whose messages need not be kept. */
  accepted: Set<string>;
  rulesFor: (settings: Settings) => Rules;
  /** The first offset that the broker still has. */
  askLow: () => Promise<number>;
  /** Resolves once every dead letter is safe. */
  deliver: (letters: readonly DeadLetter[]) => Promise<void>;
  /** Told before the commit. */
  note?: (noted: Noted) => void;
};

export type DeadLetter = LoggedReject;

export type Recorded = {
  position: number;
  /** The consumer is not where the database is and has to go there. */
  astray: boolean;
  readings: number;
  rejects: number;
  changes: number;
};

/** What came of a piece, for who counts it by kind. */
export type Noted = {
  readonly rejects: readonly RejectReason[];
  readonly raised: readonly AlarmKind[];
};

/** Settings are shared by many freezers, and turned into rules once. */
export function createRules(nextMidnight: NextMidnight): (settings: Settings) => Rules {
  const known = new WeakMap<Settings, Rules>();
  return (settings) => {
    const rules = known.get(settings) ?? rulesOf(settings, nextMidnight);
    known.set(settings, rules);
    return rules;
  };
}

/** Records one piece of a log, inside a transaction that holds that log: all of it, or nothing. */
export async function recordBatch(
  transaction: RecordingTransaction,
  batch: LogBatch,
  tools: RecordTools,
): Promise<Recorded> {
  const { position } = transaction;
  if (batch.next <= position) return { ...NOTHING, position, astray: batch.next < position };
  // What the broker still has of what lies between has to be read after all.
  if (batch.from > position && (await tools.askLow()) < batch.from) {
    return { ...NOTHING, position, astray: true };
  }

  const sorted = sortOut(batch, position);
  const absences = await nameHoles(sorted.absences, position, tools);
  const known = await transaction.freezers([...sorted.groups.keys()]);
  const groups = keepKnown(sorted, known, tools.accepted);
  if (groups === undefined) return { ...NOTHING, position, astray: true };
  const states = await transaction.states(groups.map(({ id }) => id));
  const freezers: RecordedFreezer[] = [];
  const minutes: StoredBucket[] = [];
  const hours: StoredBucket[] = [];
  const late: Record<Width, { freezer: number; reading: LateReading }[]> = { minute: [], hour: [] };
  let changes = 0;
  const raised: AlarmKind[] = [];
  for (const { id, settings, retired, readings, offsets } of groups) {
    const [before, rules] = [states.get(id), tools.rulesFor(settings)];
    const made = recordReadings(before, readings, batch.receivedAt, tools.log, rules, retired);
    const { state, due, flags } = made;
    freezers.push({ freezer: id, readings, offsets, flags, state, due, changes: made.changes });
    changes += made.changes.length;
    for (const { change, kind } of made.changes) if (change === 'raised') raised.push(kind);
    for (const bucket of made.minutes) minutes.push({ freezer: id, bucket });
    for (const bucket of made.hours) hours.push({ freezer: id, bucket });
    for (const reading of made.lateMinutes) late.minute.push({ freezer: id, reading });
    for (const reading of made.lateHours) late.hour.push({ freezer: id, reading });
  }
  const letters = sorted.letters.sort((a, b) => a.offset - b.offset);
  if (letters.length > 0) await tools.deliver(letters);
  await transaction.write({
    position: batch.next,
    newestAt: sorted.newestAt,
    freezers,
    minutes: await correctLate(transaction, 'minute', late.minute, minutes),
    hours: await correctLate(transaction, 'hour', late.hour, hours),
    rejects: letters.map(toReject),
    absences,
  });
  tools.note?.({ rejects: letters.map(({ reason }) => reason), raised });
  const rejects = letters.length;
  return { position: batch.next, astray: false, readings: sorted.readings, rejects, changes };
}

const NOTHING = { readings: 0, rejects: 0, changes: 0 };

/**
 * What is missing inside a batch never was a message for readers. What is missing before it may have
 * been one, and dropped by the broker before it was read: that is a gap.
 */
async function nameHoles(
  holes: readonly Absence[],
  position: number,
  { askLow }: RecordTools,
): Promise<readonly Absence[]> {
  const [first, ...others] = holes;
  if (first?.from !== position || first.reason === 'check') return holes;
  const low = await askLow();
  if (low <= position) return holes;
  const gap: Absence = { ...first, to: Math.min(low, first.to), reason: 'gap' };
  return low < first.to ? [gap, { ...first, from: low }, ...others] : [gap, ...others];
}

type Group = { readings: LoggedReading[]; offsets: number[] };
type Sorted = {
  groups: Map<string, Group>;
  letters: DeadLetter[];
  absences: Absence[];
  newestAt: number | null;
  readings: number;
};

/** Puts what is new together by freezer. */
function sortOut(batch: LogBatch, position: number): Sorted {
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
function keepKnown(
  sorted: Sorted,
  known: ReadonlyMap<string, KnownFreezer>,
  accepted: Set<string>,
): (Group & KnownFreezer)[] | undefined {
  const kept: (Group & KnownFreezer)[] = [];
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

function toReject({ message, offset, sentAt, reason }: DeadLetter): Reject {
  return { offset, reason, at: sentAt, key: message.key, value: message.value };
}

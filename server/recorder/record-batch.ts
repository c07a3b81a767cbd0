import type { AlarmKind } from '#lib/alarm/alarm.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import type { RejectReason } from '#lib/reading/reading.ts';
import type { Settings } from '#lib/settings/settings.ts';
import { correctLate } from '#server/recorder/correct-late.ts';
import { foldReadings } from '#server/recorder/fold.ts';
import type { LogBatch, LoggedReject } from '#server/recorder/log-batch.ts';
import type { Absence, RecordingTransaction, Reject } from '#server/recorder/recording.ts';
import { keepKnown, sortOut } from '#server/recorder/sort-out.ts';

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
  const { freezers, ...folded } = foldReadings(groups, states, { ...tools, ...batch });
  const letters = sorted.letters.sort((a, b) => a.offset - b.offset);
  if (letters.length > 0) await tools.deliver(letters);
  await transaction.write({
    position: batch.next,
    newestAt: sorted.newestAt,
    freezers,
    minutes: await correctLate(transaction, 'minute', folded.lateMinutes, folded.minutes),
    hours: await correctLate(transaction, 'hour', folded.lateHours, folded.hours),
    rejects: letters.map(toReject),
    absences,
  });
  const { raised, changes } = folded;
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

function toReject({ message, offset, sentAt, reason }: DeadLetter): Reject {
  return { offset, reason, at: sentAt, key: message.key, value: message.value };
}

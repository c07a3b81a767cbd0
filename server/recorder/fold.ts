import type { AlarmKind } from '#lib/alarm/alarm.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { type LateReading, recordReadings } from '#lib/reading/record.ts';
import type { Settings } from '#lib/settings/settings.ts';
import type {
  RecordedFreezer,
  RecordingTransaction,
  StoredBucket,
} from '#server/recorder/recording.ts';
import type { KnownGroup } from '#server/recorder/sort-out.ts';

type Late = { freezer: number; reading: LateReading };

/** What recording makes of many freezers, by where it is written. */
export type Folded = {
  freezers: RecordedFreezer[];
  minutes: StoredBucket[];
  hours: StoredBucket[];
  lateMinutes: Late[];
  lateHours: Late[];
  changes: number;
  raised: AlarmKind[];
};

export function foldReadings(
  groups: readonly KnownGroup[],
  states: Awaited<ReturnType<RecordingTransaction['states']>>,
  by: { log: number; receivedAt: number; rulesFor: (settings: Settings) => Rules },
): Folded {
  const folded: Folded = {
    ...{ freezers: [], minutes: [], hours: [], lateMinutes: [], lateHours: [] },
    ...{ changes: 0, raised: [] },
  };
  for (const { id, settings, retired, readings, offsets } of groups) {
    const [before, rules] = [states.get(id), by.rulesFor(settings)];
    const made = recordReadings(before, readings, by.receivedAt, by.log, rules, retired);
    const { state, due, flags, changes } = made;
    folded.freezers.push({ freezer: id, readings, offsets, flags, state, due, changes });
    folded.changes += changes.length;
    for (const { change, kind } of changes) if (change === 'raised') folded.raised.push(kind);
    for (const bucket of made.minutes) folded.minutes.push({ freezer: id, bucket });
    for (const bucket of made.hours) folded.hours.push({ freezer: id, bucket });
    for (const reading of made.lateMinutes) folded.lateMinutes.push({ freezer: id, reading });
    for (const reading of made.lateHours) folded.lateHours.push({ freezer: id, reading });
  }
  return folded;
}

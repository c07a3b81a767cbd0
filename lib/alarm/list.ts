import { ALARM_KINDS, type AlarmKind } from '#lib/alarm/alarm.ts';
import { ledAmong } from '#lib/alarm/lead.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { byUrgency, LISTED, type Listed, listedAs } from '#lib/alarm/waiting.ts';
import type { AlarmWish } from '#lib/alarm/wish.ts';
import { searchFor } from '#lib/words/search.ts';

/** An open alarm among others, with what filters and search need. */
export type AlarmEntry = {
  readonly alarm: AlarmView;
  readonly name: string;
  readonly place: string | null;
};

/** AM1: without those that another leads. */
export function withoutLed(entries: readonly AlarmEntry[], now: number): AlarmEntry[] {
  const led = ledAmong(
    entries.map(({ alarm }) => alarm),
    now,
  );
  return entries.filter(({ alarm }) => !led(alarm));
}

/** AM1, AM3: those that fit the wish, worst and newest first. */
export function listAlarms(
  entries: readonly AlarmEntry[],
  wish: AlarmWish,
  now: number,
): AlarmEntry[] {
  const order = byUrgency(now);
  const found = searchFor(wish.search);
  return entries
    .filter(
      ({ alarm, name, place }) =>
        fits(alarm, wish) &&
        (wish.listed === null || listedAs(alarm, now) === wish.listed) &&
        found(`${alarm.freezer} ${name} ${place ?? ''}`),
    )
    .sort((a, b) => order(a.alarm, b.alarm));
}

export type AlarmCounts = Readonly<Record<Listed, number>>;

/** How many stand how, of those that fit all else of the wish. */
export function countListed(
  entries: readonly AlarmEntry[],
  wish: AlarmWish,
  now: number,
): AlarmCounts {
  const counts = Object.fromEntries(LISTED.map((each) => [each, 0])) as Record<Listed, number>;
  for (const { alarm } of listAlarms(entries, { ...wish, listed: null }, now)) {
    const listed = listedAs(alarm, now);
    if (listed !== undefined) counts[listed]++;
  }
  return counts;
}

/** The kinds that there are among them, and the one that is wished for. */
export function kindsAmong(entries: readonly AlarmEntry[], wished: AlarmKind | null): AlarmKind[] {
  const kinds = new Set(entries.map(({ alarm }) => alarm.kind));
  return ALARM_KINDS.filter((kind) => kinds.has(kind) || kind === wished);
}

/** While somebody is at the rows, each keeps its place: those that go stay, those that come stand below. */
export function keepPlaces(before: readonly number[], wanted: readonly number[]): number[] {
  const kept = new Set(before);
  return [...before, ...wanted.filter((id) => !kept.has(id))];
}

/** AM4: where the cursor is after a step; at the first row when it was nowhere. */
export function moveCursor(
  ids: readonly number[],
  cursor: number | undefined,
  by: 1 | -1,
): number | undefined {
  const at = cursor === undefined ? -1 : ids.indexOf(cursor);
  if (at === -1) return ids[0];
  return ids[Math.min(ids.length - 1, Math.max(0, at + by))];
}

function fits(alarm: AlarmView, { kind, freezer }: AlarmWish): boolean {
  return (kind === null || alarm.kind === kind) && (freezer === null || alarm.freezer === freezer);
}

import { useEffect, useRef } from 'react';
import { type AlarmEntry, keepPlaces } from '#lib/alarm/list.ts';

/**
 * The rows to draw. While held each keeps its place and shows how its alarm stands now; of one that has
 * closed meanwhile that is all there is to say.
 */
export function useRows(
  entries: readonly AlarmEntry[],
  listed: readonly AlarmEntry[],
  held: boolean,
  question: string,
): AlarmEntry[] {
  const kept = useRef<{ rows: readonly AlarmEntry[]; question: string }>({ rows: [], question });
  const wanted = listed.map(({ alarm }) => alarm.id);
  const before = kept.current.rows;
  const ids =
    held && kept.current.question === question
      ? keepPlaces(
          before.map(({ alarm }) => alarm.id),
          wanted,
        )
      : wanted;
  const open = new Map(entries.map((entry) => [entry.alarm.id, entry]));
  const known = new Map(before.map((entry) => [entry.alarm.id, entry]));
  const rows = ids.flatMap((id) => open.get(id) ?? closed(known.get(id)));
  useEffect(() => {
    kept.current = { rows, question };
  });
  return rows;
}

function closed(entry: AlarmEntry | undefined): AlarmEntry | [] {
  return entry === undefined ? [] : { ...entry, alarm: { ...entry.alarm, standing: 'none' } };
}

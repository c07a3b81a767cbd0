import { useState } from 'react';
import type { AlarmEntry } from '#lib/alarm-list.ts';

export type Selection = ReturnType<typeof useSelection>;

/** Which of the rows are selected; one that has closed, or is not shown any more, is not. */
export function useSelection(rows: readonly AlarmEntry[]) {
  const [ids, setIds] = useState<ReadonlySet<number>>(NONE);
  const open = rows.filter(({ alarm }) => alarm.standing !== 'none');
  const chosen = open.filter(({ alarm }) => ids.has(alarm.id)).map(({ alarm }) => alarm);
  return {
    chosen,
    has: (id: number) => ids.has(id),
    all: open.length > 0 && chosen.length === open.length,
    toggle(id: number) {
      setIds((before) => (before.has(id) ? without(before, [id]) : new Set([...before, id])));
    },
    drop: (done: readonly number[]) => setIds((before) => without(before, done)),
    selectAll: () => setIds(new Set(open.map(({ alarm }) => alarm.id))),
    clear: () => setIds(NONE),
  };
}

const NONE: ReadonlySet<number> = new Set();

function without(ids: ReadonlySet<number>, gone: readonly number[]): ReadonlySet<number> {
  return new Set([...ids].filter((id) => !gone.includes(id)));
}

import { useState } from 'react';

export type Selection<Id> = ReturnType<typeof useSelection<Id>>;

/** Which of those that can be selected are; one that is not there any more is not. */
export function useSelection<Id>(selectable: readonly Id[]) {
  const [ids, setIds] = useState<ReadonlySet<Id>>(new Set());
  const chosen = selectable.filter((id) => ids.has(id));
  return {
    chosen,
    has: (id: Id) => ids.has(id),
    all: selectable.length > 0 && chosen.length === selectable.length,
    toggle(id: Id) {
      setIds((before) => (before.has(id) ? without(before, [id]) : new Set([...before, id])));
    },
    drop: (done: readonly Id[]) => setIds((before) => without(before, done)),
    selectAll: () => setIds(new Set(selectable)),
    clear: () => setIds(new Set()),
  };
}

function without<Id>(ids: ReadonlySet<Id>, gone: readonly Id[]): ReadonlySet<Id> {
  return new Set([...ids].filter((id) => !gone.includes(id)));
}

import { useState } from 'react';

export type Picked = ReturnType<typeof usePicked>;

/** Which of the sensors are selected; one that is not there any more is not. */
export function usePicked(ids: readonly string[]) {
  const [all, setAll] = useState<ReadonlySet<string>>(NONE);
  const chosen = ids.filter((id) => all.has(id));
  return {
    chosen,
    has: (id: string) => all.has(id),
    whole: ids.length > 0 && chosen.length === ids.length,
    toggle: (id: string) =>
      setAll(new Set(all.has(id) ? chosen.filter((o) => o !== id) : [...chosen, id])),
    pickAll: () => setAll(new Set(ids)),
    clear: () => setAll(NONE),
  };
}

const NONE: ReadonlySet<string> = new Set();

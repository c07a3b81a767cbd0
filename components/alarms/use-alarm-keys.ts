import { useRouter } from 'next/navigation';
import { type RefObject, useState } from 'react';
import type { Begin } from '#components/alarms/deeds.tsx';
import { useKeys } from '#components/ui/use-keys.ts';
import type { Selection } from '#components/ui/use-selection.ts';
import type { Deed } from '#lib/alarm/deed.ts';
import { type AlarmEntry, moveCursor } from '#lib/alarm/list.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { freezerPath } from '#lib/freezer/address.ts';

/** AM4: the cursor is the keyboard's focus, so that what reads the screen aloud follows it. */
export function useAlarmKeys(given: {
  rows: readonly AlarmEntry[];
  list: RefObject<HTMLElement | null>;
  selection: Selection<number>;
  chosen: readonly AlarmView[];
  begin: Begin | undefined;
  help: () => void;
}) {
  const { rows, list, selection, chosen, begin, help } = given;
  const router = useRouter();
  const [cursor, reach] = useState<number>();
  const marked = rows.find(({ alarm }) => alarm.id === cursor)?.alarm;

  const move = (by: 1 | -1) => () => {
    const to = moveCursor(
      rows.map(({ alarm }) => alarm.id),
      cursor,
      by,
    );
    list.current?.querySelector<HTMLElement>(`[data-alarm="${to}"]`)?.focus();
    return to !== undefined;
  };
  const act = (deed: Deed) => () => {
    const alarms = chosen.length > 0 ? chosen : marked ? [marked] : [];
    begin?.(deed, alarms);
    return begin !== undefined && alarms.length > 0;
  };
  useKeys({
    j: move(1),
    ArrowDown: move(1),
    k: move(-1),
    ArrowUp: move(-1),
    x: () => {
      if (begin === undefined || marked === undefined) return false;
      selection.toggle(marked.id);
      return true;
    },
    a: act('acknowledge'),
    s: act('shelve'),
    Enter: ({ target }) => {
      // On a button or a link it means that one.
      if (marked === undefined || !isAtRow(target)) return false;
      router.push(freezerPath(marked.freezer));
      return true;
    },
    Escape: () => {
      selection.clear();
      return chosen.length > 0;
    },
    '?': () => {
      help();
      return true;
    },
  });
  return { cursor: marked?.id ?? rows[0]?.alarm.id, reach };
}

function isAtRow(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof HTMLElement && 'alarm' in target.dataset);
}

const MARK = /^\(\d+\) ⚠ /;

/** AT1: a page's title with the number of alarms that wait before it; without it when none does. */
export function markedTitle(title: string, count: number): string {
  const bare = title.replace(MARK, '');
  return count === 0 ? bare : `(${count}) ⚠ ${bare}`;
}

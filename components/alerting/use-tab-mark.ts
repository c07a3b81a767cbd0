import { useEffect } from 'react';
import { markIcon } from '#components/alerting/marked-icon.ts';
import { markedTitle } from '#lib/words/marked-title.ts';

/** AT1: the number of alarms that wait in the tab's title, and a mark on its icon; also after a page has set its own. */
export function useTabMark(count: number): void {
  useEffect(() => {
    const mark = () => put(count);
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      put(0);
    };
  }, [count]);
}

function put(count: number): void {
  const title = markedTitle(document.title, count);
  if (document.title !== title) document.title = title;
  markIcon(count > 0);
}

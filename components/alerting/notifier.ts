import type { AlarmView } from '#lib/alarm/view.ts';
import { raisingOf } from '#lib/alerting.ts';

export type NotifyWords = {
  one: (alarm: AlarmView) => { title: string; body: string };
  many: (count: number) => string;
};

/** More at once would bury what else the person does. */
const SINGLY_UP_TO = 3;
const MANY = 'gelo-many ';

/** AT2: notifications of the browser; the tag makes one of what several tabs show. */
export function createNotifier() {
  const shown = new Map<string, Notification>();

  const show = (tag: string, title: string, body: string) => {
    try {
      const note = new Notification(title, { body, tag, icon: '/apple-touch-icon.png' });
      note.onclick = () => {
        window.focus();
        note.close();
      };
      shown.set(tag, note);
    } catch {
      // Some browsers on phones let service workers notify only; banner and sound tell of it there.
    }
  };

  return {
    notify(alarms: readonly AlarmView[], { one, many }: NotifyWords) {
      const [first] = alarms;
      if (first === undefined) return;
      if (alarms.length > SINGLY_UP_TO) {
        const { title, body } = one(first);
        return show(`${MANY}${raisingOf(first)}`, many(alarms.length), `${title}: ${body}`);
      }
      for (const alarm of alarms) {
        const { title, body } = one(alarm);
        show(raisingOf(alarm), title, body);
      }
    },
    /** What nobody needs to be called for any more goes away. */
    keepOnly(waiting: readonly AlarmView[]) {
      const wanted = new Set(waiting.map(raisingOf));
      for (const [tag, note] of shown) {
        if (tag.startsWith(MANY) ? wanted.size > 0 : wanted.has(tag)) continue;
        note.close();
        shown.delete(tag);
      }
    },
  };
}

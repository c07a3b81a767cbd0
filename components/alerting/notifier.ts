import { raisingOf } from '#lib/alarm/alerting.ts';
import type { AlarmView } from '#lib/alarm/view.ts';

export type NotifyWords = {
  one: (alarm: AlarmView) => { title: string; body: string };
  many: (count: number) => string;
};
/** What of the browser is needed. */
type Desk = {
  showNotification: (title: string, options: NotificationOptions) => Promise<void>;
  getNotifications: (filter?: { tag: string }) => Promise<Pick<Notification, 'tag' | 'close'>[]>;
};
/** Acts when it is its turn: of several tabs one at a time. */
export type AtDesk = (act: (desk: Desk) => Promise<void>) => void;

/** More at once would bury what else the person does. */
const SINGLY_UP_TO = 3;
const MANY = 'gelo-many ';

/** AT5: through the service worker, so that any tab sees and takes back what another has shown. */
export function createNotifier(atDesk: AtDesk) {
  let before: ReadonlySet<string> | undefined;

  const show = (tag: string, title: string, body: string) =>
    atDesk(async (desk) => {
      const there = await desk.getNotifications({ tag });
      if (there.length > 0) return;
      await desk.showNotification(title, { body, tag, icon: '/apple-touch-icon.png' });
    });

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
    /** What nobody needs to be called for any more goes away; at first also what a page before this one left. */
    keepOnly(waiting: readonly AlarmView[]) {
      const known = before;
      const wanted = new Set(waiting.map(raisingOf));
      before = wanted;
      if (known !== undefined && [...known].every((tag) => wanted.has(tag))) return;
      // What this tab has not heard of yet another may have shown already.
      const isOver = (tag: string) =>
        tag.startsWith(MANY)
          ? wanted.size === 0
          : !wanted.has(tag) && (known === undefined || known.has(tag));
      atDesk(async (desk) => {
        for (const note of await desk.getNotifications()) if (isOver(note.tag)) note.close();
      });
    },
  };
}

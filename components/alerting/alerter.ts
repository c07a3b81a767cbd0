import type { LiveStore } from '#components/live/store.ts';
import { onEachSecond } from '#components/live/ticker.ts';
import { type Alerting, alerting, NOTHING_TOLD, rang } from '#lib/alarm/alerting.ts';
import type { AlarmView } from '#lib/alarm/view.ts';

export type Alerts = Pick<Alerting, 'waiting' | 'news'>;
export const NO_ALERTS: Alerts = { waiting: [], news: [] };

/** Looks whenever alarms change, at once, and each second; acts on what `alerting` decides. Without React. */
export function createAlerter(deps: {
  store: Pick<LiveStore, 'alarms' | 'serverNow' | 'onAlarms' | 'surroundings'>;
  canRing: () => boolean;
  /** Sounds, unless another tab does; `done` is called when it did. */
  ring: (done: () => void) => void;
  notify: (news: readonly AlarmView[]) => void;
  /** Called with all that wait, at first and whenever they change. */
  settle: (waiting: readonly AlarmView[]) => void;
  tick?: (listener: () => void) => () => void;
}) {
  const { store, canRing, ring, notify, settle, tick = onEachSecond } = deps;
  const listeners = new Set<() => void>();
  let memory = NOTHING_TOLD;
  let alerts = NO_ALERTS;

  const heard = () => {
    memory = rang(store.alarms(), store.serverNow(), memory);
  };

  const look = () => {
    if (store.surroundings() === undefined) return; // Before the first snapshot nothing is known of alarms.
    const first = memory.known === undefined;
    const next = alerting(store.alarms(), store.serverNow(), memory);
    memory = next.memory;
    const { waiting, news } = next;
    const changed = !sameAlarms(alerts.waiting, waiting);
    if (changed) {
      alerts = { waiting, news: news.length > 0 ? news : alerts.news };
      for (const listener of listeners) listener();
    }
    if (first || changed) settle(waiting);
    if (next.notify.length > 0) notify(next.notify);
    if (next.ring && canRing()) ring(heard);
  };

  return {
    start(): () => void {
      const undo = [store.onAlarms(look), tick(look)];
      look();
      return () => {
        for (const each of undo) each();
      };
    },
    look,
    /** Another tab rang: this one need not. */
    heard,
    read: () => alerts,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function sameAlarms(a: readonly AlarmView[], b: readonly AlarmView[]): boolean {
  return a.length === b.length && a.every((alarm, at) => alarm === b[at]);
}

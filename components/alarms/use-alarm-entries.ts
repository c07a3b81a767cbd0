import { useMemo } from 'react';
import { useLive } from '#components/live/live-provider.tsx';
import { useOpenAlarms, useTimely } from '#components/live/use-live.ts';
import { type AlarmEntry, countListed, listAlarms } from '#lib/alarm-list.ts';
import type { AlarmWish } from '#lib/alarm-wish.ts';
import { isShelved } from '#lib/freezer-status.ts';

/** Every open alarm with its freezer's name and place. */
function useAlarmEntries(): readonly AlarmEntry[] {
  const { store } = useLive();
  const alarms = useOpenAlarms();
  return useMemo(
    () =>
      alarms.map((alarm) => {
        const card = store.facts(alarm.freezer)?.card;
        return { alarm, name: card?.name ?? alarm.freezer, place: card?.place ?? null };
      }),
    [alarms, store],
  );
}

/** AM1, AM3: all that are open, those that the reader wants in their order, and how many stand how. */
export function useAlarmList(wish: AlarmWish) {
  const { store } = useLive();
  const entries = useAlarmEntries();
  // Time changes an alarm's standing only by ending its shelf: then all is reckoned anew.
  const shelved = useTimely((now) => entries.filter(({ alarm }) => isShelved(alarm, now)).length);
  return useMemo(() => {
    const now = store.serverNow();
    return {
      entries,
      listed: listAlarms(entries, wish, now),
      counts: countListed(entries, wish, now),
    };
  }, [entries, wish, shelved, store]);
}

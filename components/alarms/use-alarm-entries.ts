import { useMemo } from 'react';
import { useLive } from '#components/live/live-provider.tsx';
import { useOpenAlarms, useTimely } from '#components/live/use-live.ts';
import {
  type AlarmEntry,
  countListed,
  kindsAmong,
  listAlarms,
  withoutLed,
} from '#lib/alarm/list.ts';
import type { AlarmWish } from '#lib/alarm/wish.ts';
import { isShelved } from '#lib/freezer/status.ts';

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

/**
 * AM1, AM3: all that are open; of those that stand by themselves the ones that the reader wants, in their
 * order, how many stand how, and of which kinds they are.
 */
export function useAlarmList(wish: AlarmWish) {
  const { store } = useLive();
  const entries = useAlarmEntries();
  // Time changes how an alarm stands, and whether it is led, only by ending a shelf: then all is reckoned anew.
  const shelved = useTimely((now) => entries.filter(({ alarm }) => isShelved(alarm, now)).length);
  return useMemo(() => {
    const now = store.serverNow();
    const own = withoutLed(entries, now);
    return {
      entries,
      listed: listAlarms(own, wish, now),
      counts: countListed(own, wish, now),
      kinds: kindsAmong(own, wish.kind),
    };
  }, [entries, wish, shelved, store]);
}

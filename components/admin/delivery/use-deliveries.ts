import { useEffect, useState, useSyncExternalStore } from 'react';
import { createShownList, type ShownList } from '#components/admin/delivery/shown-list.ts';
import { useLive } from '#components/live/live-provider.tsx';
import type { Delivery, DeliveryList } from '#lib/delivery/delivery-list.ts';
import type { MessageName } from '#lib/delivery/message-name.ts';

/** DE8: messages as they come, watched for as long as the page can be seen. */
export function useShownList(): ShownList {
  const { store } = useLive();
  const [shown] = useState(() => createShownList(store));
  useEffect(() => watchWhileVisible(shown.watch), [shown]);
  return shown;
}

export function useDeliveries(shown: ShownList): DeliveryList {
  return useSyncExternalStore(shown.subscribe, shown.read, shown.read);
}

/** What this page saw of one message, also when it has left the list since. */
export function useSeen(shown: ShownList, name: MessageName): Delivery | undefined {
  const read = () => shown.find(name);
  const found = useSyncExternalStore(shown.subscribe, read, read);
  const [kept, keep] = useState(found);
  if (found !== undefined && found !== kept) keep(found);
  return found ?? kept;
}

function watchWhileVisible(watch: () => () => void): () => void {
  let end = document.hidden ? undefined : watch();
  const turn = () => {
    if (document.hidden === (end === undefined)) return;
    end?.();
    end = document.hidden ? undefined : watch();
  };
  document.addEventListener('visibilitychange', turn);
  return () => {
    document.removeEventListener('visibilitychange', turn);
    end?.();
  };
}

import { useSyncExternalStore } from 'react';
import { useStored } from '#components/ui/use-stored.ts';

type Switch = 'on' | 'off';

function isSwitch(text: string): text is Switch {
  return text === 'on' || text === 'off';
}

function useSwitch(name: string): [boolean, (on: boolean) => void] {
  const [kept, keep] = useStored<Switch>(name, 'off', isSwitch);
  return [kept === 'on', (on) => keep(on ? 'on' : 'off')];
}

export const useSoundSwitch = () => useSwitch('gelo-sound');
export const useNotifySwitch = () => useSwitch('gelo-notifications');

/** `missing`: this browser has none for this address. */
export type Permission = NotificationPermission | 'missing';

/** Whether the browser lets Gelo notify. Where it can say so it is followed; else it is asked again on each look. */
export function usePermission(): Permission {
  return useSyncExternalStore<Permission>(watchPermission, readPermission, () => 'default');
}

function readPermission(): Permission {
  const there = 'Notification' in window && 'serviceWorker' in navigator;
  return there ? Notification.permission : 'missing';
}

function watchPermission(listener: () => void): () => void {
  let status: PermissionStatus | undefined;
  let undone = false;
  navigator.permissions?.query({ name: 'notifications' }).then(
    (found) => {
      if (undone) return;
      status = found;
      status.addEventListener('change', listener);
    },
    () => undefined, // Then the next look sees it.
  );
  return () => {
    undone = true;
    status?.removeEventListener('change', listener);
  };
}

import useSWR from 'swr';
import { ask } from '#components/api/ask.ts';
import type { FreezerView } from '#lib/api/freezers.ts';
import { freezerPath } from '#lib/freezer/address.ts';

/** What the database says of a freezer: its profile and the settings in force. */
export function useFreezerView(id: string) {
  return useSWR<FreezerView, unknown>(`/api${freezerPath(id)}`, (path: string) =>
    ask<FreezerView>(path),
  );
}

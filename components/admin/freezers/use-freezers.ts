'use client';

import { useCallback, useEffect, useMemo } from 'react';
import useSWR from 'swr';
import { ask } from '#components/api/ask.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { useOverview, useTimely } from '#components/live/use-live.ts';
import type { FreezerView } from '#lib/api/freezers.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import { isSending, type ListedFreezer } from '#lib/freezer/wish.ts';

/** FA1: all freezers and profiles, as the database has them; asked anew when one comes or goes. */
export function useFreezers() {
  const freezers = useSWR<{ freezers: FreezerView[] }, unknown>('/api/freezers', askAt);
  const profiles = useProfiles();
  const inUse = useOverview().entries.length;
  const { mutate } = freezers;
  const { again: profilesAgain } = profiles;
  const again = useCallback(() => {
    mutate().catch(() => undefined); // The hook gives the fault to whoever shows it.
    profilesAgain();
  }, [mutate, profilesAgain]);
  // Another number of those in use is news, whoever made it.
  useEffect(again, [inUse, again]);
  const listed = useListed(freezers.data?.freezers);
  return {
    freezers: listed,
    profiles: profiles.profiles,
    error: freezers.error ?? profiles.error,
    again,
  };
}

function useProfiles() {
  const { data, error, mutate } = useSWR<{ profiles: ProfileView[] }, unknown>(
    '/api/profiles',
    askAt,
  );
  const again = useCallback(() => void mutate().catch(() => undefined), [mutate]);
  return { profiles: data?.profiles, error, again };
}

function askAt<T>(path: string): Promise<T> {
  return ask<T>(path);
}

/** When each was last heard of: the live page knows of readings that came since. */
function useListed(freezers: readonly FreezerView[] | undefined) {
  const { store } = useLive();
  return useMemo(
    () =>
      freezers?.map((freezer): ListedFreezer => {
        const heard = [freezer.newest?.heardAt, store.freezer(freezer.id)?.heardAt];
        const known = heard.filter((at) => at !== undefined);
        return { ...freezer, heardAt: known.length === 0 ? null : Math.max(...known) };
      }),
    [freezers, store],
  );
}

/** FA10: how many are retired and send all the same. */
export function useSendingCount(freezers: readonly ListedFreezer[]): number {
  const { store } = useLive();
  const retired = useMemo(() => freezers.filter((each) => each.retired !== null), [freezers]);
  return useTimely(
    (now) =>
      retired.filter((freezer) => {
        const heardAt = store.freezer(freezer.id)?.heardAt ?? freezer.heardAt;
        return isSending({ ...freezer, heardAt }, now);
      }).length,
  );
}

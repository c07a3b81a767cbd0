import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { ProfileView } from '#lib/api/profiles.ts';
import { isBuiltIn } from '#lib/settings/profiles.ts';

/** What each profile is called, by its id; the same function until one is called otherwise. */
export function useProfileNames(profiles: readonly ProfileView[]): (id: string) => string {
  const t = useTranslations('profile');
  return useMemo(() => {
    const own = new Map(profiles.map(({ id, name }) => [id, name]));
    return (id: string) => (isBuiltIn(id) ? t(id) : (own.get(id) ?? id));
  }, [profiles, t]);
}

'use client';

import { useTranslations } from 'use-intl';
import { useTimely } from '#components/live/use-live.ts';
import { ageOf } from '#lib/format.ts';

/** How old a value is; counts up by itself. */
export function Age({ at }: { at: number }) {
  const t = useTranslations('age');
  return useTimely((now) => {
    const age = ageOf(now - at);
    return age.unit === 'now' ? t('now') : t(age.unit, { count: age.count });
  });
}

'use client';

import { useTranslations } from 'use-intl';
import { useTimely } from '#components/live/use-live.ts';
import { ageOf } from '#lib/format.ts';

/** How old a value is; counts up by itself. */
export function Age({ at }: { at: number }) {
  const t = useTranslations('age');
  const label = useTimely((now) => {
    const age = ageOf(now - at);
    return age.unit === 'now' ? t('now') : t(age.unit, { count: age.count });
  });
  return (
    <p className="mt-2 text-xs text-muted tabular-nums" suppressHydrationWarning>
      {label}
    </p>
  );
}

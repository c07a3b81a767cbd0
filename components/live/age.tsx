'use client';

import { useTranslations } from 'use-intl';
import { useTimely } from '#components/live/use-live.ts';
import { ageOf, spanOf } from '#lib/words/format.ts';

/** How old a value is; counts up by itself. */
export function Age({ at }: { at: number }) {
  const t = useTranslations('age');
  return useTimely((now) => {
    const age = ageOf(now - at);
    return age.unit === 'now' ? t('now') : t(age.unit, { count: age.count });
  });
}

/** How long something has lasted; counts up by itself. */
export function Lasting({ since }: { since: number }) {
  const words = useSpan();
  return useTimely((now) => words(now - since));
}

/** How long something lasts, in the reader's words. */
export function useSpan(): (ms: number) => string {
  const t = useTranslations('span');
  return (ms) => {
    const span = spanOf(ms);
    if (span.unit === 'hours') return t('hours', { hours: span.hours, minutes: span.minutes });
    if (span.unit === 'days') return t('days', { count: span.count, hours: span.hours });
    return t(span.unit, { count: span.count });
  };
}

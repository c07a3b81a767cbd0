import { useLocale, useTranslations } from 'use-intl';
import { typedText } from '#lib/settings/draft.ts';
import type { Settings } from '#lib/settings/settings.ts';

/** Between which values a freezer is to be, in the reader's words. */
export function useLimitWords(): (settings: Pick<Settings, 'low' | 'high'>) => string {
  const t = useTranslations('freezersAdmin.list');
  const locale = useLocale();
  const text = (value: number) => typedText(value, locale).replace('-', '−');
  return ({ low, high }) => {
    if (low === null) return high === null ? '–' : t('atMost', { high: text(high) });
    if (high === null) return t('atLeast', { low: text(low) });
    return t('between', { low: text(low), high: text(high) });
  };
}

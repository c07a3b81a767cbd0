'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '#components/ui/icon.tsx';
import type { SparkSlot } from '#lib/freezer/live.ts';
import { trendOf } from '#lib/history/trend.ts';

/** FL6: whither the value goes, for the eye and in a word. */
export function TrendArrow(given: { spark: readonly SparkSlot[]; className: string }) {
  const t = useTranslations('freezer');
  const trend = trendOf(given.spark);
  if (trend === undefined) return null;
  return (
    <span data-trend={trend} title={t(`trend.${trend}`)}>
      <Icon name={trend} className={given.className} />
      <span className="sr-only">{t(`trend.${trend}`)}</span>
    </span>
  );
}

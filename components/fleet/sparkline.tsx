'use client';

import { memo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatCelsius } from '#lib/format.ts';
import type { SparkSlot } from '#lib/live-freezer.ts';
import { sparkPaths } from '#lib/spark-path.ts';

const WIDTH = 200;
const HEIGHT = 44;

/** The last ten minutes: the span of each ten seconds, broken where nothing came. */
export const Sparkline = memo(function Sparkline({ spark }: { spark: readonly SparkSlot[] }) {
  const t = useTranslations('freezer');
  const locale = useLocale();
  const { area, line, min, max } = sparkPaths(spark, WIDTH, HEIGHT);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('sparkline', {
        min: formatCelsius(min, locale),
        max: formatCelsius(max, locale),
      })}
      className="mt-auto h-11 w-full overflow-visible text-accent group-data-[state=silent]:text-muted"
    >
      <path d={area} fill="currentColor" opacity="0.22" />
      <path
        d={line}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
});

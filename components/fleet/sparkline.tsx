'use client';

import { memo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { type Band, sparkPaths } from '#lib/chart/spark-path.ts';
import type { SparkSlot } from '#lib/freezer/live.ts';
import { formatCelsius } from '#lib/words/format.ts';

const BOX = { width: 200, height: 44 };

type Given = { spark: readonly SparkSlot[]; className: string } & Band;

/** The last ten minutes: the span of each ten seconds, broken where nothing came, over the limits' band. */
export const Sparkline = memo(function Sparkline({ spark, low, high, className }: Given) {
  const t = useTranslations('freezer');
  const locale = useLocale();
  const { area, line, min, max, bandTop, bandBottom } = sparkPaths(spark, BOX, { low, high });
  return (
    <svg
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('sparkline', {
        min: formatCelsius(min, locale),
        max: formatCelsius(max, locale),
      })}
      className={className}
    >
      {/* A band without a line in it looks like something that is full. */}
      {spark.length < 2 ? null : (
        <rect
          width={BOX.width}
          y={bandTop}
          height={Math.max(0, bandBottom - bandTop)}
          className="fill-good opacity-10"
        />
      )}
      <path d={area} fill="currentColor" opacity="0.22" />
      <path
        d={line}
        fill="none"
        stroke="currentColor"
        className="[stroke-width:max(1.5px,0.08em)]"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
});

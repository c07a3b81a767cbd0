'use client';

import { useTranslations } from 'use-intl';
import { AlarmSwatch } from '#components/charts/alarm-fill.tsx';
import type { ShadedStretch } from '#lib/alarm-stretches.ts';

/** What the lines and shades are: in words, as colour alone says nothing. */
export function ChartLegend({ shades }: { shades: readonly ShadedStretch[] }) {
  const t = useTranslations('chart');
  const kinds = useTranslations('freezer.alarm');
  return (
    <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      <span className="flex items-center gap-1.5">
        <span className="h-0.5 w-4 rounded-full bg-accent" />
        {t('mean')}
      </span>
      <span className="flex items-center gap-1.5">
        <span className="size-3.5 rounded-sm bg-accent/25" />
        {t('envelope')}
      </span>
      <span className="flex items-center gap-1.5">
        <span className="size-3.5 rounded-sm border-y border-dashed border-good bg-good/10" />
        {t('band')}
      </span>
      {[...new Set(shades.map(({ kind }) => kind))].map((kind) => (
        <span key={kind} className="flex items-center gap-1.5" data-shade={kind}>
          <AlarmSwatch kind={kind} />
          {kinds(kind)}
        </span>
      ))}
    </figcaption>
  );
}

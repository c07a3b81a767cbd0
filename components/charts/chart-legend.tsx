'use client';

import { useTranslations } from 'use-intl';
import { AlarmSwatch } from '#components/charts/alarm-fill.tsx';
import { EdgeArrow } from '#components/charts/off-scale-words.tsx';
import type { ChartPicture } from '#components/charts/use-picture.ts';

/** What the lines and shades are: in words, as colour alone says nothing. */
export function ChartLegend({ picture }: { picture: ChartPicture }) {
  const t = useTranslations('chart');
  const kinds = useTranslations('freezer.alarm');
  const edges = [...new Set(picture.offScale.map(({ edge }) => edge))];
  const shades = [...new Set(picture.alarms.map(({ kind }) => kind))];
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
      {edges.length === 0 ? null : (
        <span className="flex items-center gap-1.5" data-off-scale>
          <span className="flex gap-0.5 text-good">
            {edges.map((edge) => (
              <EdgeArrow key={edge} edge={edge} />
            ))}
          </span>
          {t('offScale.legend')}
        </span>
      )}
      {shades.length === 0 ? null : (
        <span className="flex flex-wrap gap-x-3 gap-y-1">
          {t('shades')}
          {shades.map((kind) => (
            <span key={kind} className="flex items-center gap-1.5" data-shade={kind}>
              <AlarmSwatch kind={kind} />
              {kinds(kind)}
            </span>
          ))}
        </span>
      )}
    </figcaption>
  );
}

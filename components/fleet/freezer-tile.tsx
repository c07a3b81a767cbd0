'use client';

import { memo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Age } from '#components/fleet/age.tsx';
import { Sparkline } from '#components/fleet/sparkline.tsx';
import { useFreezer, useTimely } from '#components/live/use-live.ts';
import { Sign } from '#components/ui/sign.tsx';
import { canonicalCelsius, formatCelsius } from '#lib/format.ts';
import { isSilent } from '#lib/silence.ts';

export const FreezerTile = memo(function FreezerTile({ id }: { id: string }) {
  const t = useTranslations('freezer');
  const locale = useLocale();
  const freezer = useFreezer(id);
  const heardAt = freezer?.heardAt ?? 0;
  const silent = useTimely((now) => isSilent(heardAt, now));
  if (freezer === undefined) return null;
  const state = silent ? 'silent' : 'ok';
  return (
    <li
      data-freezer={id}
      data-state={state}
      title={t('position', { partition: freezer.partition, offset: freezer.offset })}
      className="group flex h-44 flex-col rounded-2xl border border-line bg-surface p-4 [contain-intrinsic-size:auto_11rem] [content-visibility:auto] data-[state=silent]:border-dashed"
    >
      <h2 className="truncate text-sm font-medium">{id}</h2>
      <p className="mt-1 text-4xl font-semibold tracking-tight tabular-nums group-data-[state=silent]:text-muted">
        <span data-celsius={canonicalCelsius(freezer.celsius)}>
          {formatCelsius(freezer.celsius, locale)}
        </span>
        <span className="ml-1 text-lg font-normal text-muted">°C</span>
      </p>
      <Sparkline spark={freezer.spark} />
      <p className="mt-2 flex items-center gap-1.5 text-xs text-muted tabular-nums">
        <Sign shape={silent ? 'ring' : 'dot'} className={silent ? 'text-muted' : 'text-good'} />
        {t(`state.${state}`)}
        <span className="ml-auto">
          <Age at={freezer.at} />
        </span>
      </p>
    </li>
  );
});

'use client';

import { memo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Age } from '#components/fleet/age.tsx';
import { Sparkline } from '#components/fleet/sparkline.tsx';
import { useFacts, useFreezer, useHearing, useTimely } from '#components/live/use-live.ts';
import { Sign, type SignShape } from '#components/ui/sign.tsx';
import { canonicalCelsius, formatCelsius } from '#lib/format.ts';
import { type TileState, tileState } from '#lib/freezer-facts.ts';

const SIGNS: Record<TileState, { shape: SignShape; look: string }> = {
  ok: { shape: 'dot', look: 'text-good' },
  warn: { shape: 'triangle', look: 'text-warn' },
  alarm: { shape: 'diamond', look: 'text-bad' },
  silent: { shape: 'ring', look: 'text-muted' },
  unknown: { shape: 'ring', look: 'text-muted' },
};

export const FreezerTile = memo(function FreezerTile({ id }: { id: string }) {
  const t = useTranslations('freezer');
  const locale = useLocale();
  const freezer = useFreezer(id);
  const facts = useFacts(id);
  const { limits, reading } = useHearing();
  const silentAfterMs = facts?.card?.silentAfterMs ?? limits.silentAfterMs;
  const heardAt = freezer?.heardAt ?? 0;
  const alarms = facts?.alarms ?? [];
  const judge = (now: number) => tileState(alarms, heardAt, now, { reading, silentAfterMs });
  const state = useTimely((now) => judge(now).state);
  const kind = useTimely((now) => judge(now).alarm?.kind ?? 'none');
  if (freezer === undefined) return null;
  const name = facts?.card?.name ?? id;
  const place = facts?.card?.place;
  const { shape, look } = SIGNS[state];
  return (
    <li
      data-freezer={id}
      data-state={state}
      title={
        freezer.offset === ''
          ? name
          : t('position', { partition: freezer.partition, offset: freezer.offset })
      }
      className="group flex h-44 flex-col rounded-2xl border border-line bg-surface p-4 [contain-intrinsic-size:auto_11rem] [content-visibility:auto] data-[state=alarm]:border-bad data-[state=silent]:border-dashed data-[state=unknown]:border-dashed data-[state=warn]:border-warn"
    >
      <h2 className="truncate text-sm font-medium">
        {name}
        {place ? <span className="font-normal text-muted"> · {place}</span> : null}
      </h2>
      <p className="mt-1 text-4xl font-semibold tracking-tight tabular-nums group-data-[state=alarm]:text-bad group-data-[state=silent]:text-muted group-data-[state=unknown]:text-muted">
        <span data-celsius={canonicalCelsius(freezer.celsius)}>
          {formatCelsius(freezer.celsius, locale)}
        </span>
        <span className="ml-1 text-lg font-normal text-muted">°C</span>
      </p>
      <Sparkline spark={freezer.spark} />
      <p className="mt-2 flex items-center gap-1.5 text-xs text-muted tabular-nums">
        <Sign shape={shape} className={look} />
        <span className="truncate">
          {kind === 'none' ? t(`state.${state}`) : t(`alarm.${kind}`)}
        </span>
        <span className="ml-auto whitespace-nowrap">
          <Age at={freezer.at} />
        </span>
      </p>
    </li>
  );
});

'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Moment } from '#components/freezer/use-moment.ts';
import { useSpan } from '#components/live/age.tsx';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { PAN_SHARE, type PlotAction, ZOOM_TIMES } from '#lib/chart/plot-key.ts';
import type { ChartRange } from '#lib/chart/range.ts';
import { timeText } from '#lib/time/moment.ts';

type Act = (action: Exclude<PlotAction, { does: 'step' }>) => void;
type Given = { range: ChartRange; moment: Moment; act: Act; width: number };

const TOOLS = [
  { name: 'earlier', icon: 'left', action: { does: 'pan', share: -PAN_SHARE } },
  { name: 'later', icon: 'right', action: { does: 'pan', share: PAN_SHARE } },
  { name: 'zoomIn', icon: 'plus', action: { does: 'zoom', times: 1 / ZOOM_TIMES } },
  { name: 'zoomOut', icon: 'minus', action: { does: 'zoom', times: ZOOM_TIMES } },
] as const satisfies readonly { name: string; icon: IconName; action: Parameters<Act>[0] }[];

/** FZ4: what moves the chart, for who does not drag, and the way back to live. */
export function ChartTools({ range, moment, act, width }: Given) {
  const t = useTranslations('chart');
  const locale = useLocale();
  const span = useSpan();
  const still = range.kind === 'fixed' || moment.held;
  return (
    <div className="mb-2 flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
      <div className="flex">
        {TOOLS.map(({ name, icon, action }) => (
          <button
            key={name}
            type="button"
            title={t(name)}
            aria-label={t(name)}
            onClick={() => act(action)}
            className="grid size-9 cursor-pointer place-items-center rounded-full hover:bg-line hover:text-ink"
          >
            <Icon name={icon} className="size-4" />
          </button>
        ))}
      </div>
      {width === 0 ? null : (
        <span className="hidden sm:inline">
          {t('buckets', { span: span(width) })} {t('dragHint')}.
        </span>
      )}
      {still ? (
        <span className="ml-auto flex items-center gap-2" data-still>
          <span className="hidden tabular-nums sm:inline">
            {range.kind === 'fixed' ? t('past') : t('held', { time: timeText(moment.now, locale) })}
          </span>
          <button
            type="button"
            onClick={() => act({ does: 'live' })}
            className="min-h-9 cursor-pointer rounded-full border border-accent px-3 font-medium text-accent hover:bg-line"
          >
            {t('toLive')}
          </button>
        </span>
      ) : null}
    </div>
  );
}

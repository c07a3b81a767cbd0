'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { AlarmPatterns, alarmFill } from '#components/charts/alarm-fill.tsx';
import { ChartLegend } from '#components/charts/chart-legend.tsx';
import { ARROWS, EDGES, useOffScaleWords } from '#components/charts/off-scale-words.tsx';
import { usePicture } from '#components/charts/use-picture.ts';
import type { AlarmStretch } from '#lib/alarm/stretches.ts';
import type { ChartBucket } from '#lib/chart/live-buckets.ts';
import { pointPaths } from '#lib/chart/point-paths.ts';
import { gapOf } from '#lib/chart/points.ts';
import type { Limits } from '#lib/chart/scale.ts';
import type { Range } from '#lib/history/history.ts';

const BOX = { width: 720, height: 220 };
const PLOT = { left: 40, right: 8, top: 8, bottom: 22 };
const INNER = {
  width: BOX.width - PLOT.left - PLOT.right,
  height: BOX.height - PLOT.top - PLOT.bottom,
};

type Given = {
  history: { readonly width: number; readonly buckets: readonly ChartBucket[] };
  limits: Limits;
  silentAfterMs: number;
  alarms: readonly AlarmStretch[];
  stretch: Range;
  now: number;
};

/** The chart on paper: plain SVG, there at once and sharp at any size. */
export function ReportChart({ history, limits, silentAfterMs, alarms, stretch, now }: Given) {
  const t = useTranslations('chart');
  const { buckets, width } = history;
  const data = { buckets, width, gapMs: gapOf(silentAfterMs), stretch, now, limits, alarms };
  const picture = usePicture(data, INNER.width);
  const { points, scale, time, celsius } = picture;
  const beyond = useOffScaleWords(picture);
  const paths = useMemo(() => pointPaths(points, stretch, scale, INNER), [points, stretch, scale]);
  const { x, y } = paths;
  const edge = (limit: number | null, beyond: number) =>
    limit === null ? beyond : Math.min(INNER.height, Math.max(0, y(limit)));
  const top = edge(limits.high, 0);
  return (
    <figure className="mt-4">
      <svg
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        role="img"
        aria-label={t('title')}
        className="h-auto w-full text-[10px] max-sm:text-[17px]"
      >
        <defs>
          <AlarmPatterns />
        </defs>
        <g transform={`translate(${PLOT.left} ${PLOT.top})`}>
          <rect
            width={INNER.width}
            y={top}
            height={Math.max(0, edge(limits.low, INNER.height) - top)}
            fill="var(--good)"
            opacity="0.08"
          />
          {picture.alarms.map((alarm) => (
            <rect
              key={`${alarm.alarm} ${alarm.from}`}
              x={x(alarm.from)}
              width={Math.max(1, x(alarm.to) - x(alarm.from))}
              height={INNER.height}
              fill={alarmFill(alarm.kind)}
            />
          ))}
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line x2={INNER.width} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
              <text x="-6" y={y(tick)} dy="0.32em" textAnchor="end" fill="var(--muted)">
                {celsius(tick)}
              </text>
            </g>
          ))}
          {time.ticks.map((tick) => (
            <text
              key={tick}
              x={x(tick)}
              y={INNER.height + 15}
              textAnchor="middle"
              fill="var(--muted)"
              className="max-sm:even:hidden"
            >
              {time.words(tick)}
            </text>
          ))}
          {[limits.high, limits.low].map((limit) =>
            limit === null || limit < scale.bottom || limit > scale.top ? null : (
              <line
                key={limit}
                x2={INNER.width}
                y1={y(limit)}
                y2={y(limit)}
                stroke="var(--good)"
                strokeDasharray="6 4"
              />
            ),
          )}
          <path d={paths.area} fill="var(--accent)" opacity="0.25" />
          <path
            d={paths.line}
            fill="none"
            stroke="var(--accent)"
            strokeWidth="1.4"
            strokeLinecap="round"
          />
          {EDGES.map((edge) => (
            <OffScale key={edge} edge={edge} words={beyond(edge)} />
          ))}
        </g>
      </svg>
      <ChartLegend picture={picture} />
    </figure>
  );
}

function OffScale({ edge, words }: { edge: (typeof EDGES)[number]; words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <g transform={`translate(4 ${edge === 'top' ? 1 : INNER.height - 12})`} data-beyond={edge}>
      <path d={ARROWS[edge]} fill="none" stroke="var(--good)" strokeLinecap="round" />
      <text x="12" y="9" fill="var(--good)">
        {words}
      </text>
    </g>
  );
}

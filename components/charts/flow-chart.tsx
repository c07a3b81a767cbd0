'use client';

import { memo, useMemo, useRef } from 'react';
import { useWidth } from '#components/charts/use-width.ts';
import { rateScale } from '#lib/delivery/flow.ts';
import { type FlowPoint, flowPaths } from '#lib/delivery/flow-paths.ts';

const HEIGHT = 96;
const AXIS_WIDTH = 40;
/** Above and below the plot, so that the ticks' words have room. */
const AIR = 8;

type Given = {
  points: readonly FlowPoint[];
  /** The same in words. */
  label: string;
  /** A tick of the scale, in the reader's numbers. */
  words: (rate: number) => string;
};

/**
 * DE4: messages a second that came, an area, and that were recorded, a broken line: told apart without
 * colour. Plain SVG: several of these are drawn anew each two seconds beside a list that never rests.
 */
export const FlowChart = memo(function FlowChart({ points, label, words }: Given) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const plot = { width: Math.max(1, width - AXIS_WIDTH), height: HEIGHT - 2 * AIR };
  const { top, ticks } = useMemo(
    () => rateScale(points.flatMap((one) => [one.in, one.out])),
    [points],
  );
  const { area, line } = flowPaths(points, top, plot);
  return (
    <div ref={box} role="img" aria-label={label} style={{ height: HEIGHT }} data-flow>
      {width === 0 || points.length === 0 ? null : (
        <svg width={width} height={HEIGHT} aria-hidden="true" className="block text-[11px]">
          <g transform={`translate(${AXIS_WIDTH} ${AIR})`}>
            {ticks.map((tick) => {
              const y = plot.height - (tick / top) * plot.height;
              return (
                <g key={tick}>
                  <line x2={plot.width} y1={y} y2={y} stroke="var(--line)" />
                  <text x="-6" y={y} dy="0.32em" textAnchor="end" fill="var(--muted)">
                    {words(tick)}
                  </text>
                </g>
              );
            })}
            <path d={area} fill="var(--accent)" opacity="0.25" data-came />
            <path
              d={line}
              fill="none"
              stroke="var(--ink)"
              strokeWidth="1.5"
              strokeDasharray="4 3"
              data-recorded
            />
          </g>
        </svg>
      )}
    </div>
  );
});

'use client';

import { useTranslations } from 'use-intl';
import { AXIS_HEIGHT, AXIS_WIDTH, MARGIN } from '#components/charts/plot-area.ts';
import type { ChartPicture } from '#components/charts/use-picture.ts';
import type { OffScale } from '#lib/chart/scale.ts';

type Edge = OffScale['edge'];
export const EDGES = ['top', 'bottom'] as const satisfies Edge[];

/** In a box of 8 by 10; drawn, as not every font has them. */
export const ARROWS: Record<Edge, string> = {
  top: 'M4 9V1M1 4 4 1 7 4',
  bottom: 'M4 1V9M1 6 4 9 7 6',
};

export function EdgeArrow({ edge }: { edge: Edge }) {
  return (
    <svg
      viewBox="0 0 8 10"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="h-2.5 w-2 shrink-0"
    >
      <path d={ARROWS[edge]} />
    </svg>
  );
}

/** What stands at an edge of a chart: the limits that lie beyond it. Undefined where there is none. */
export function useOffScaleWords({ offScale, celsius }: ChartPicture) {
  const t = useTranslations('chart.offScale');
  return (edge: Edge): string | undefined => {
    const beyond = offScale.filter((each) => each.edge === edge);
    if (beyond.length === 0) return undefined;
    return beyond.map((each) => t(each.side, { celsius: celsius(each.celsius) })).join(' · ');
  };
}

/** FZ3: in the air between values and edge; read aloud is the chart's summary. */
export function OffScaleWords({ picture }: { picture: ChartPicture }) {
  const words = useOffScaleWords(picture);
  return EDGES.map((edge) => {
    const said = words(edge);
    if (said === undefined) return null;
    return (
      <p
        key={edge}
        aria-hidden="true"
        data-beyond={edge}
        className="pointer-events-none absolute flex items-center gap-1 bg-surface/80 px-1 text-[11px] leading-4 text-good tabular-nums"
        style={{
          ...{ left: AXIS_WIDTH, maxWidth: `calc(100% - ${AXIS_WIDTH + MARGIN.right}px)` },
          ...(edge === 'top' ? { top: MARGIN.top } : { bottom: AXIS_HEIGHT }),
        }}
      >
        <EdgeArrow edge={edge} />
        {said}
      </p>
    );
  });
}

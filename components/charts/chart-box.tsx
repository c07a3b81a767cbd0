'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useRef } from 'react';
import { ChartLegend } from '#components/charts/chart-legend.tsx';
import { OffScaleWords } from '#components/charts/off-scale-words.tsx';
import { type ChartData, type ChartPicture, usePicture } from '#components/charts/use-picture.ts';
import { useWidth } from '#components/charts/use-width.ts';

/** The library that draws is fetched apart, so that it is in no page's first load. */
const HistoryChart = dynamic(
  () => import('#components/charts/history-chart.tsx').then(({ HistoryChart }) => HistoryChart),
  { ssr: false },
);

const CHART_HEIGHT = 340;

type Given = {
  data: ChartData;
  faded: boolean;
  /** What lies over the drawing. */
  children: (width: number, picture: ChartPicture) => ReactNode;
};

/** The place of a chart: as high as it will be, whatever is in it yet. */
export function ChartBox({ data, faded, children }: Given) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const picture = usePicture(data, width);
  return (
    <figure className="m-0">
      <div ref={box} className="relative" style={{ height: CHART_HEIGHT }}>
        {width === 0 ? null : (
          <>
            <div className={`transition-opacity ${faded ? 'opacity-40 delay-200' : ''}`} data-chart>
              <HistoryChart picture={picture} width={width} height={CHART_HEIGHT} />
              <OffScaleWords picture={picture} />
            </div>
            {children(width, picture)}
          </>
        )}
      </div>
      <ChartLegend picture={picture} />
    </figure>
  );
}

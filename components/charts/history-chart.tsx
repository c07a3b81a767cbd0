'use client';

import { memo } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  XAxis,
  YAxis,
} from 'recharts';
import { AlarmPatterns, alarmFill } from '#components/charts/alarm-fill.tsx';
import { AXIS_HEIGHT, AXIS_WIDTH, MARGIN } from '#components/charts/plot-area.ts';
import type { ChartPicture } from '#components/charts/use-picture.ts';

type Given = { picture: ChartPicture; width: number; height: number };

/** FZ3: mean, envelope, limits and alarms; drawn only, so that pointing at it draws nothing anew. */
export const HistoryChart = memo(function HistoryChart({ picture, width, height }: Given) {
  const { points, stretch, scale, limits, offScale, alarms, time, celsius, limitWords } = picture;
  return (
    <ComposedChart
      data={points}
      width={width}
      height={height}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <defs>
        <AlarmPatterns />
      </defs>
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis
        dataKey="at"
        type="number"
        scale="time"
        domain={[stretch.from, stretch.to]}
        allowDataOverflow
        ticks={[...time.ticks]}
        tickFormatter={time.words}
        interval={0}
        height={AXIS_HEIGHT}
        stroke="var(--line)"
        tick={TICK}
        tickLine={false}
      />
      <YAxis
        domain={[scale.bottom, scale.top]}
        allowDataOverflow
        ticks={[...scale.ticks]}
        tickFormatter={celsius}
        interval={0}
        width={AXIS_WIDTH}
        axisLine={false}
        tick={TICK}
        tickLine={false}
      />
      <ReferenceArea
        y1={limits.low ?? scale.bottom}
        y2={limits.high ?? scale.top}
        ifOverflow="hidden"
        fill="var(--good)"
        fillOpacity={0.08}
        strokeOpacity={0}
      />
      {alarms.map((alarm) => (
        <ReferenceArea
          key={`${alarm.alarm} ${alarm.from}`}
          x1={alarm.from}
          x2={alarm.to}
          ifOverflow="hidden"
          fill={alarmFill(alarm.kind)}
          fillOpacity={1}
          strokeOpacity={0}
        />
      ))}
      {LIMITS.map((side) => {
        const limit = limits[side];
        const beyond = offScale.some((each) => each.side === side);
        if (limit === null || beyond) return null;
        return (
          <ReferenceLine
            key={side}
            y={limit}
            ifOverflow="hidden"
            stroke="var(--good)"
            strokeDasharray="6 4"
            label={{
              value: limitWords[side],
              position: side === 'high' ? 'insideTopRight' : 'insideBottomRight',
              fill: 'var(--good)',
              fontSize: 11,
            }}
          />
        );
      })}
      <Area
        dataKey="band"
        type="linear"
        isAnimationActive={false}
        connectNulls={false}
        dot={false}
        activeDot={false}
        stroke="none"
        fill="var(--accent)"
        fillOpacity={0.25}
      />
      <Line
        dataKey="mean"
        type="linear"
        isAnimationActive={false}
        connectNulls={false}
        dot={false}
        activeDot={false}
        stroke="var(--accent)"
        strokeWidth={1.75}
        strokeLinecap="round"
      />
    </ComposedChart>
  );
});

const LIMITS = ['high', 'low'] as const;
const TICK = { fill: 'var(--muted)', fontSize: 12 };

'use client';

import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { AXIS_HEIGHT, AXIS_WIDTH, MARGIN, placeOf } from '#components/charts/plot-area.ts';
import { usePointing } from '#components/freezer/use-pointing.ts';
import { type PlotAction, plotKey } from '#lib/chart/plot-key.ts';
import type { Range } from '#lib/history/history.ts';

type Given = {
  /** Of the whole chart, in pixels. */
  width: number;
  stretch: Range;
  label: string;
  held: boolean;
  hold: () => void;
  release: () => void;
  zoomTo: (stretch: Range) => void;
  /** What a key does besides moving the mark. */
  act: (action: Exclude<PlotAction, { does: 'step' }>) => void;
  /** Where the mark goes from here by so many places. */
  step: (at: number | undefined, by: number) => number | undefined;
  /** How a moment of the stretch is told. */
  words: (at: number) => string;
  /** What is told of a moment. */
  children: (at: number) => ReactNode;
};

/** FZ4, FZ5: lies over the drawn chart, and takes pointer and keys. */
export function Plot(given: Given) {
  const { width, stretch, label, held, hold, release, step, act, words } = given;
  const t = useTranslations('chart');
  const hint = useId();
  const pointing = usePointing({ width, stretch, hold, release, dragged: given.zoomTo });
  const mark = held && pointing.drag === undefined ? pointing.mark : undefined;

  const markBy = (by: number) => {
    const at = step(mark?.at, by);
    if (at !== undefined) pointing.pointAt(at, 'keys');
  };
  const press = (event: KeyboardEvent) => {
    const action = plotKey(event);
    if (action === undefined) return;
    event.preventDefault();
    if (action.does === 'step') return markBy(action.by);
    pointing.leave();
    act(action);
  };

  return (
    <div
      className="absolute"
      style={{
        ...{ left: AXIS_WIDTH, right: MARGIN.right },
        ...{ top: MARGIN.top, bottom: AXIS_HEIGHT },
      }}
    >
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a chart that one goes about with keys
        tabIndex={0}
        aria-label={label}
        aria-describedby={hint}
        data-plot
        className="absolute inset-0 cursor-crosshair touch-pan-y select-none rounded-sm"
        onKeyDown={press}
        onFocus={({ currentTarget }) => {
          if (currentTarget.matches(':focus-visible')) markBy(-1);
        }}
        onBlur={pointing.leave}
        {...pointing.handlers}
      />
      {pointing.drag === undefined ? null : (
        <Stretch width={width} shown={stretch} drag={pointing.drag} words={words} />
      )}
      {mark === undefined ? null : (
        <Marked
          x={placeOf(mark.at, width, stretch)}
          width={width}
          told={mark.by === 'keys' ? 'polite' : 'off'}
        >
          {given.children(mark.at)}
        </Marked>
      )}
      <p id={hint} className="sr-only">
        {t('keys')}
      </p>
    </div>
  );
}

type StretchGiven = { width: number; shown: Range; drag: Range; words: Given['words'] };

function Stretch({ width, shown, drag, words }: StretchGiven) {
  const t = useTranslations('chart');
  const left = placeOf(drag.from, width, shown);
  return (
    <div
      data-drag
      className="pointer-events-none absolute inset-y-0 border-x border-accent bg-accent/15"
      style={{ left, width: placeOf(drag.to, width, shown) - left }}
    >
      <p className="absolute top-1 left-1/2 -translate-x-1/2 rounded-full border border-line bg-surface px-2.5 py-1 text-xs whitespace-nowrap tabular-nums">
        {t('at', { from: words(drag.from), to: words(drag.to) })}
      </p>
    </div>
  );
}

const TOOLTIP_WIDTH = 224;

/** The line through a moment, and what is told of it on the side where there is room. */
function Marked(given: { x: number; width: number; told: 'polite' | 'off'; children: ReactNode }) {
  const { x, width, told, children } = given;
  const room = width - AXIS_WIDTH - MARGIN.right - TOOLTIP_WIDTH;
  const beside = x > room / 2 + TOOLTIP_WIDTH / 2 ? x - TOOLTIP_WIDTH - 12 : x + 12;
  const left = Math.max(-AXIS_WIDTH + 8, Math.min(room + MARGIN.right - 4, beside));
  return (
    <div className="pointer-events-none absolute inset-0">
      <div className="absolute inset-y-0 w-px bg-ink/60" style={{ left: x }} />
      <div
        aria-live={told}
        data-inspected
        className="absolute top-1 rounded-xl border border-line bg-surface p-3 text-xs shadow-lg"
        style={{ left, width: TOOLTIP_WIDTH }}
      >
        {children}
      </div>
    </div>
  );
}

'use client';

import { type PointerEvent, useRef, useState } from 'react';
import { momentAt } from '#components/charts/plot-area.ts';
import type { Range } from '#lib/history/history.ts';

export type Mark = { readonly at: number; readonly by: 'pointer' | 'keys' };

/** Shorter drags are clicks. */
const LEAST_DRAG_PIXELS = 8;

/** FZ4: where somebody points at in the plot, and what is being dragged over. */
export function usePointing(given: {
  width: number;
  stretch: Range;
  hold: () => void;
  release: () => void;
  dragged: (stretch: Range) => void;
}) {
  const { width, stretch, hold, release, dragged } = given;
  const [mark, setMark] = useState<Mark>();
  const [drag, setDrag] = useState<Range>();
  const start = useRef<{ x: number; at: number }>(undefined);

  const here = (event: PointerEvent) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return { x, at: momentAt(x, width, stretch) };
  };
  const pointAt = (at: number, by: Mark['by']) => {
    hold();
    setMark({ at, by });
  };
  const stop = () => {
    start.current = undefined;
    setDrag(undefined);
  };
  const leave = () => {
    stop();
    setMark(undefined);
    release();
  };

  const onPointerMove = (event: PointerEvent) => {
    const { x, at } = here(event);
    pointAt(at, 'pointer');
    if (start.current === undefined) return;
    const far = Math.abs(x - start.current.x) >= LEAST_DRAG_PIXELS;
    setDrag(far ? between(start.current.at, at) : undefined);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = here(event);
    onPointerMove(event);
  };
  const onPointerUp = () => {
    const chosen = drag;
    stop();
    if (chosen === undefined) return;
    leave();
    dragged(chosen);
  };
  /** A finger that was lifted leaves its mark, so that one can read what it had covered. */
  const onPointerLeave = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'touch') leave();
  };
  return {
    ...{ mark, drag, pointAt, leave },
    handlers: { onPointerMove, onPointerDown, onPointerUp, onPointerLeave, onPointerCancel: leave },
  };
}

function between(one: number, other: number): Range {
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

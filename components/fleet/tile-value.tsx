'use client';

import type { ReactNode } from 'react';
import { Celsius } from '#components/live/celsius.tsx';

/** A freezer's newest value, and beside it whatever tells more of it. */
export function TileValue(given: {
  celsius: number;
  look: string;
  unit: string;
  children: ReactNode;
}) {
  return (
    <p
      className={`tile-value font-semibold tracking-tight whitespace-nowrap tabular-nums ${given.look}`}
    >
      <Celsius celsius={given.celsius} unit={`ml-1 ${given.unit}`} />
      <span className="text-muted">{given.children}</span>
    </p>
  );
}

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
      <Celsius celsius={given.celsius} unit={`ml-[max(0.25rem,0.2em)] ${given.unit}`} />
      <span className="text-muted">{given.children}</span>
    </p>
  );
}

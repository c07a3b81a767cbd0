'use client';

import type { ReactNode } from 'react';
import { useLocale } from 'use-intl';
import { canonicalCelsius, formatCelsius } from '#lib/format.ts';

/** UI1: the newest value, the same text in `data-celsius` whatever the language shows. */
export function TileValue(given: {
  celsius: number;
  look: string;
  unit: string;
  children: ReactNode;
}) {
  const locale = useLocale();
  return (
    <p
      className={`tile-value font-semibold tracking-tight whitespace-nowrap tabular-nums ${given.look}`}
    >
      <span data-celsius={canonicalCelsius(given.celsius)}>
        {formatCelsius(given.celsius, locale)}
      </span>
      <span className={`ml-1 font-normal text-muted ${given.unit}`}>°C</span>
      <span className="text-muted">{given.children}</span>
    </p>
  );
}

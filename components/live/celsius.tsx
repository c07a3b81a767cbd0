'use client';

import { useLocale } from 'use-intl';
import { canonicalCelsius, formatCelsius } from '#lib/words/format.ts';

/** UI1: the newest value, the same text in `data-celsius` whatever the language shows. */
export function Celsius({ celsius, unit }: { celsius: number; unit: string }) {
  const locale = useLocale();
  return (
    <>
      <span data-celsius={canonicalCelsius(celsius)}>{formatCelsius(celsius, locale)}</span>
      <span className={`font-normal text-muted ${unit}`}>°C</span>
    </>
  );
}

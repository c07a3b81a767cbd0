'use client';

import { useId, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { ListedFreezer } from '#lib/freezers-wish.ts';

type Given = {
  value: string;
  change: (place: string) => void;
  freezers: readonly ListedFreezer[];
};

/** A place: one that there is already, or another. */
export function PlaceField({ value, change, freezers }: Given) {
  const t = useTranslations('setting');
  const id = useId();
  const places = useMemo(
    () => [...new Set(freezers.flatMap(({ place }) => place ?? []))].sort(),
    [freezers],
  );
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-sm font-medium">
        {t('place')}
      </label>
      <input
        id={id}
        type="text"
        list={`${id}-list`}
        maxLength={200}
        value={value}
        onChange={({ target }) => change(target.value)}
        className="mt-1 min-h-10 w-full rounded-lg border border-line bg-page px-3 text-sm"
      />
      <datalist id={`${id}-list`}>
        {places.map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
    </div>
  );
}

'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/field.tsx';
import type { ListedFreezer } from '#lib/freezer/wish.ts';

type Given = {
  value: string;
  change: (place: string) => void;
  freezers: readonly ListedFreezer[];
};

/** A place: one that there is already, or another. */
export function PlaceField({ value, change, freezers }: Given) {
  const t = useTranslations('setting');
  const places = useMemo(
    () => [...new Set(freezers.flatMap(({ place }) => place ?? []))].sort(),
    [freezers],
  );
  return (
    <Field label={t('place')}>
      {(control) => (
        <>
          <input
            {...control}
            type="text"
            list={`${control.id}-list`}
            maxLength={200}
            value={value}
            onChange={({ target }) => change(target.value)}
          />
          <datalist id={`${control.id}-list`}>
            {places.map((place) => (
              <option key={place} value={place} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

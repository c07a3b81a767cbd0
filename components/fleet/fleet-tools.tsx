'use client';

import { useTranslations } from 'use-intl';
import { DENSITIES, type Density } from '#components/fleet/density.ts';
import { SearchBox } from '#components/ui/search-box.tsx';
import { Segments } from '#components/ui/segments.tsx';

type Given = {
  search: string;
  find: (text: string) => void;
  byPlace: boolean;
  group: (byPlace: boolean) => void;
  density: Density;
  size: (density: Density) => void;
};

/** Search, groups and size. */
export function FleetTools({ search, find, byPlace, group, density, size }: Given) {
  const t = useTranslations('fleet');
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        label={t('search')}
        hint={t('searchHint')}
        value={search}
        change={find}
        className="basis-full sm:basis-52"
      />
      <button
        type="button"
        aria-pressed={byPlace}
        onClick={() => group(!byPlace)}
        className="min-h-9 cursor-pointer rounded-full border border-line bg-surface px-3 text-sm hover:bg-line aria-pressed:border-ink aria-pressed:bg-line"
      >
        {t('byPlace')}
      </button>
      <Segments
        label={t('density')}
        values={DENSITIES}
        words={(each) => t(`densities.${each}`)}
        chosen={density}
        choose={size}
      />
    </div>
  );
}

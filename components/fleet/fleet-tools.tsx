'use client';

import { useTranslations } from 'use-intl';
import { DENSITIES, type Density } from '#components/fleet/density.ts';
import { Icon } from '#components/ui/icon.tsx';

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
      <label className="relative min-w-0 basis-full sm:basis-52">
        <span className="sr-only">{t('search')}</span>
        <Icon
          name="search"
          className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted"
        />
        <input
          type="search"
          value={search}
          onChange={({ target }) => find(target.value)}
          placeholder={t('searchHint')}
          className="min-h-9 w-full rounded-full border border-line bg-surface pr-3 pl-9 text-sm placeholder:text-muted"
        />
      </label>
      <button
        type="button"
        aria-pressed={byPlace}
        onClick={() => group(!byPlace)}
        className="min-h-9 cursor-pointer rounded-full border border-line bg-surface px-3 text-sm hover:bg-line aria-pressed:border-ink aria-pressed:bg-line"
      >
        {t('byPlace')}
      </button>
      <fieldset className="flex rounded-full border border-line bg-surface p-0.5 text-sm">
        <legend className="sr-only">{t('density')}</legend>
        {DENSITIES.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === density}
            onClick={() => size(each)}
            className="min-h-8 cursor-pointer rounded-full px-2.5 text-muted aria-pressed:bg-line aria-pressed:text-ink"
          >
            {t(`densities.${each}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

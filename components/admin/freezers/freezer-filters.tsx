'use client';

import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { CsvTools } from '#components/admin/freezers/csv-tools.tsx';
import { showFreezersWish } from '#components/admin/freezers/show-freezers-wish.ts';
import { FIELD, Labelled } from '#components/admin/journal/labelled.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import type { ProfileView } from '#lib/api/profiles.ts';
import {
  type FreezersWish,
  isNarrowed,
  type ListedFreezer,
  NO_FREEZERS_WISH,
  SORTS,
  USES,
} from '#lib/freezer/wish.ts';

type Given = {
  wish: FreezersWish;
  freezers: readonly ListedFreezer[];
  profiles: readonly ProfileView[];
  nameOf: (profile: string) => string;
  again: () => void;
};

/** A place may be called anything, so it is told apart from what is none. */
const PLACED = 'place:';

/** FA1: which freezers; all of it is in the address. */
export function FreezerFilters({ wish, freezers, profiles, nameOf, again }: Given) {
  const t = useTranslations('freezersAdmin.list');
  const places = usePlaces(freezers);
  // Another question begins with its first page.
  const show = (part: Partial<FreezersWish>) => showFreezersWish({ ...wish, page: 1, ...part });
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <SearchBox
        label={t('search')}
        hint={t('searchHint')}
        value={wish.search}
        change={(search) => show({ search })}
        className="basis-full sm:basis-56"
      />
      <Labelled text={t('profile')}>
        <select
          value={wish.profile ?? ''}
          onChange={({ target }) => show({ profile: target.value || null })}
          className={FIELD}
        >
          <option value="">{t('anyProfile')}</option>
          {profiles.map(({ id }) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled text={t('place')}>
        <select
          value={wish.place === null ? '' : PLACED + wish.place}
          onChange={({ target: { value } }) =>
            show({ place: value === '' ? null : value.slice(PLACED.length) })
          }
          className={FIELD}
        >
          <option value="">{t('anyPlace')}</option>
          {places.map((place) => (
            <option key={place} value={PLACED + place}>
              {place}
            </option>
          ))}
          <option value={PLACED}>{t('noPlace')}</option>
        </select>
      </Labelled>
      <Labelled text={t('use')}>
        <select
          value={wish.use ?? ''}
          onChange={({ target }) => show({ use: USES.find((use) => use === target.value) ?? null })}
          className={FIELD}
        >
          <option value="">{t('anyUse')}</option>
          {USES.map((use) => (
            <option key={use} value={use}>
              {t(`uses.${use}`)}
            </option>
          ))}
        </select>
      </Labelled>
      <SortChoice wish={wish} show={show} />
      {isNarrowed(wish) ? (
        <Button
          look="quiet"
          onClick={() =>
            show({ ...NO_FREEZERS_WISH, sort: wish.sort, down: wish.down, edit: wish.edit })
          }
        >
          {t('clear')}
        </Button>
      ) : null}
      <CsvTools again={again} />
    </div>
  );
}

type SortGiven = { wish: FreezersWish; show: (part: Partial<FreezersWish>) => void };

/** On a phone there are no column heads to press. */
function SortChoice({ wish, show }: SortGiven) {
  const t = useTranslations('freezersAdmin.list');
  return (
    <div className="flex min-w-0 grow basis-40 items-end gap-2 md:hidden">
      <Labelled text={t('sortBy')}>
        <select
          value={wish.sort}
          onChange={({ target }) =>
            show({ sort: SORTS.find((sort) => sort === target.value) ?? 'name' })
          }
          className={FIELD}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(sort)}
            </option>
          ))}
        </select>
      </Labelled>
      <Button
        look="quiet"
        aria-pressed={wish.down}
        aria-label={t('descending')}
        title={t('descending')}
        onClick={() => show({ down: !wish.down })}
      >
        <Icon name="more" className={`size-4 ${wish.down ? '' : 'rotate-180'}`} />
      </Button>
    </div>
  );
}

function usePlaces(freezers: readonly ListedFreezer[]): readonly string[] {
  const locale = useLocale();
  return useMemo(() => {
    const places = new Set(freezers.flatMap(({ place }) => place ?? []));
    return [...places].sort(new Intl.Collator(locale, { numeric: true }).compare);
  }, [freezers, locale]);
}

'use client';

import { useTranslations } from 'use-intl';
import { showWish } from '#components/alarms/show-wish.ts';
import { CHIP, CountFilter } from '#components/live/count-filter.tsx';
import { useFacts } from '#components/live/use-live.ts';
import { Icon } from '#components/ui/icon.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { ALARM_KINDS, type AlarmKind } from '#lib/alarm/alarm.ts';
import type { AlarmCounts } from '#lib/alarm/list.ts';
import { LISTED } from '#lib/alarm/waiting.ts';
import type { AlarmWish } from '#lib/alarm/wish.ts';

const SIGNS = {
  active: 'alarm',
  acknowledged: 'alarm',
  returned: 'returned',
  shelved: 'shelved',
} as const;

/** AM3: how many stand how. */
export function ListedFilter({ wish, counts }: { wish: AlarmWish; counts: AlarmCounts }) {
  const t = useTranslations('alarms');
  return (
    <CountFilter
      label={t('filter')}
      all={t('all')}
      counts={counts}
      values={LISTED}
      sign={(each) => SIGNS[each]}
      words={(each) => t(`listed.${each}`)}
      chosen={wish.listed}
      choose={(listed) => showWish({ ...wish, listed })}
    />
  );
}

export function KindFilter({ wish, kinds }: { wish: AlarmWish; kinds: readonly AlarmKind[] }) {
  const t = useTranslations();
  return (
    <label>
      <span className="sr-only">{t('alarms.kind')}</span>
      <select
        value={wish.kind ?? ''}
        onChange={({ target }) => {
          const kind = ALARM_KINDS.find((each) => each === target.value) ?? null;
          showWish({ ...wish, kind });
        }}
        className="min-h-9 cursor-pointer rounded-full border border-line bg-surface px-3 text-sm"
      >
        <option value="">{t('alarms.anyKind')}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`freezer.alarm.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function AlarmSearch({ wish }: { wish: AlarmWish }) {
  const t = useTranslations();
  return (
    <SearchBox
      label={t('alarms.search')}
      hint={t('fleet.searchHint')}
      value={wish.search}
      change={(search) => showWish({ ...wish, search })}
      className="flex-1 basis-40 sm:basis-52"
    />
  );
}

/** Whose alarms are shown only, with a way back. */
export function FreezerFilter({ wish, freezer }: { wish: AlarmWish; freezer: string }) {
  const t = useTranslations('alarms');
  const name = useFacts(freezer)?.card?.name ?? freezer;
  return (
    <button
      type="button"
      title={t('anyFreezer')}
      onClick={() => showWish({ ...wish, freezer: null })}
      className={`${CHIP} max-w-full border-ink bg-line`}
    >
      <span className="truncate">{t('ofFreezer', { name })}</span>
      <Icon name="close" className="size-3.5" />
      <span className="sr-only">– {t('anyFreezer')}</span>
    </button>
  );
}

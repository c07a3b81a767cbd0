'use client';

import { useTranslations } from 'use-intl';
import { showWish } from '#components/alarms/show-wish.ts';
import { StateSign } from '#components/live/status-words.tsx';
import { useFacts } from '#components/live/use-live.ts';
import { Icon } from '#components/ui/icon.tsx';
import { ALARM_KINDS, type AlarmKind } from '#lib/alarm/alarm.ts';
import { LISTED } from '#lib/alarm/waiting.ts';
import type { AlarmCounts } from '#lib/alarm-list.ts';
import type { AlarmWish } from '#lib/alarm-wish.ts';

const CHIP =
  'flex min-h-9 cursor-pointer items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm whitespace-nowrap hover:bg-line aria-pressed:border-ink aria-pressed:bg-line';
const SIGNS = {
  active: 'alarm',
  acknowledged: 'alarm',
  returned: 'returned',
  shelved: 'shelved',
} as const;

/** AM3: how many stand how; a click shows only those. */
export function ListedFilter({ wish, counts }: { wish: AlarmWish; counts: AlarmCounts }) {
  const t = useTranslations('alarms');
  const total = LISTED.reduce((sum, each) => sum + counts[each], 0);
  const shown = LISTED.filter((each) => counts[each] > 0 || each === wish.listed);
  return (
    <fieldset className="-mx-4 flex min-w-0 gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0">
      <legend className="sr-only">{t('filter')}</legend>
      <button
        type="button"
        aria-pressed={wish.listed === null}
        onClick={() => showWish({ ...wish, listed: null })}
        className={CHIP}
      >
        {t('all')} <span className="text-muted tabular-nums">{total}</span>
      </button>
      {shown.map((each) => (
        <button
          key={each}
          type="button"
          data-count={each}
          aria-pressed={wish.listed === each}
          onClick={() => showWish({ ...wish, listed: wish.listed === each ? null : each })}
          className={CHIP}
        >
          <StateSign state={SIGNS[each]} />
          {t(`listed.${each}`)}
          <span className="text-muted tabular-nums">{counts[each]}</span>
        </button>
      ))}
    </fieldset>
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
    <label className="relative min-w-0 flex-1 basis-40 sm:basis-52">
      <span className="sr-only">{t('alarms.search')}</span>
      <Icon
        name="search"
        className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted"
      />
      <input
        type="search"
        value={wish.search}
        onChange={({ target }) => showWish({ ...wish, search: target.value })}
        placeholder={t('fleet.searchHint')}
        className="min-h-9 w-full rounded-full border border-line bg-surface pr-3 pl-9 text-sm placeholder:text-muted"
      />
    </label>
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

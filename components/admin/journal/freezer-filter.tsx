'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FIELD, Labelled } from '#components/admin/journal/labelled.tsx';
import { showJournalWish } from '#components/admin/journal/show-journal-wish.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { useOverview } from '#components/live/use-live.ts';
import { validId } from '#lib/freezer/key.ts';
import type { JournalWish } from '#lib/journal/wish.ts';

/** More than this nobody picks from a list. */
const MOST_OFFERED = 200;

/** JO1: one freezer, by its key or its name; what is typed counts once it is one, or with Enter. */
export function FreezerFilter({ wish }: { wish: JournalWish }) {
  const t = useTranslations('journalAdmin');
  const list = useId();
  const { entries } = useOverview();
  const { store } = useLive();
  const [typed, type] = useState<string>();
  /** Retired ones are not offered, but their deeds are there. */
  const found = (text: string): string | undefined => {
    const all = store.allIds();
    return all.find((id) => id === text) ?? all.find((id) => store.facts(id)?.card?.name === text);
  };
  const choose = (freezer: string | null) => {
    if (freezer !== wish.freezer) showJournalWish({ ...wish, freezer });
  };
  const settle = () => {
    if (typed !== undefined) choose(found(typed) ?? validId(typed) ?? null);
    type(undefined);
  };
  return (
    <Labelled text={t('freezer')}>
      <input
        type="search"
        list={list}
        value={typed ?? wish.freezer ?? ''}
        placeholder={t('anyFreezer')}
        onChange={({ target: { value } }) => {
          type(value);
          if (value === '' || found(value) !== undefined) choose(found(value) ?? null);
        }}
        onBlur={settle}
        onKeyDown={({ key }) => {
          if (key === 'Enter') settle();
        }}
        className={FIELD}
      />
      <datalist id={list}>
        {entries.slice(0, MOST_OFFERED).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </datalist>
    </Labelled>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { FreezerRow } from '#components/admin/freezers/freezer-row.tsx';
import { showFreezersWish } from '#components/admin/freezers/show-freezers-wish.ts';
import { Icon } from '#components/ui/icon.tsx';
import { SelectAll } from '#components/ui/select-boxes.tsx';
import type { Selection } from '#components/ui/use-selection.ts';
import { type FreezersWish, type ListedFreezer, SORTS, type Sort } from '#lib/freezer/wish.ts';

type Given = {
  wish: FreezersWish;
  items: readonly ListedFreezer[];
  /** How many fit, on all pages. */
  count: number;
  /** Undefined for whoever may only look. */
  picked: Selection<string> | undefined;
  nameOf: (profile: string) => string;
  edit: (id: string) => void;
};

/** FA1: a table where there is room, cards on a phone. */
export function FreezerTable({ wish, items, count, picked, nameOf, edit }: Given) {
  const t = useTranslations('freezersAdmin');
  return (
    <>
      <div className="flex min-h-9 flex-wrap items-center gap-x-6 px-3 text-sm text-muted md:px-4">
        {picked === undefined ? null : (
          <SelectAll selection={picked} label={t('select.all', { count })} />
        )}
        <p role="status" className="tabular-nums">
          {t('list.count', { count })}
        </p>
      </div>
      <table className="block w-full text-sm md:table md:overflow-hidden md:rounded-2xl md:border md:border-line md:bg-surface">
        <caption className="sr-only">{t('list.caption')}</caption>
        <thead className="sr-only md:not-sr-only md:table-header-group">
          <tr className="md:border-b md:border-line">
            {picked === undefined ? null : <td />}
            {SORTS.map((sort) => (
              <Head key={sort} sort={sort} wish={wish} />
            ))}
          </tr>
        </thead>
        <tbody className="flex flex-col gap-2 md:table-row-group">
          {items.map((freezer) => (
            <FreezerRow key={freezer.id} {...{ freezer, picked, nameOf, edit }} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Head({ sort, wish }: { sort: Sort; wish: FreezersWish }) {
  const t = useTranslations('freezersAdmin.list');
  const sorted = wish.sort === sort;
  const down = sorted && wish.down;
  return (
    <th
      scope="col"
      aria-sort={sorted ? (down ? 'descending' : 'ascending') : 'none'}
      className="px-4 py-1 text-left text-xs font-medium text-muted"
    >
      <button
        type="button"
        onClick={() => showFreezersWish({ ...wish, sort, down: sorted && !wish.down, page: 1 })}
        className="-mx-2 min-h-8 cursor-pointer rounded-md px-2 whitespace-nowrap hover:bg-line hover:text-ink"
      >
        {t(sort)}
        <Icon
          name="more"
          className={`ml-1 inline size-3 ${sorted ? 'text-ink' : 'invisible'} ${down ? '' : 'rotate-180'}`}
        />
      </button>
    </th>
  );
}

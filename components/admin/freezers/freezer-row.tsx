'use client';

import { useTranslations } from 'use-intl';
import { useLimitWords } from '#components/admin/freezers/use-limit-words.ts';
import { Age } from '#components/live/age.tsx';
import { SimulatedMark } from '#components/live/simulated-mark.tsx';
import { useFreezer, useSimulated, useTimely } from '#components/live/use-live.ts';
import { SelectBox } from '#components/ui/select-boxes.tsx';
import type { Selection } from '#components/ui/use-selection.ts';
import { isSending, type ListedFreezer, ownCount } from '#lib/freezer/wish.ts';

type Given = {
  freezer: ListedFreezer;
  picked: Selection<string> | undefined;
  nameOf: (profile: string) => string;
  edit: (id: string) => void;
};

const CELL = 'min-w-0 md:table-cell md:px-4 md:py-2 md:align-middle';
const WORDS = `${CELL} [overflow-wrap:anywhere]`;

/** FA1: one freezer: a row, or a card on a phone. */
export function FreezerRow({ freezer, picked, nameOf, edit }: Given) {
  const t = useTranslations('freezersAdmin');
  const limits = useLimitWords();
  const { id, name, place, profile, settings, retired } = freezer;
  const shown = name ?? id;
  return (
    <tr
      data-listed={id}
      data-retired={retired !== null}
      className="relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 rounded-2xl border border-line bg-surface p-3 md:table-row md:rounded-none md:border-0 md:border-b md:last:border-b-0 md:hover:bg-line/40"
    >
      {picked === undefined ? null : (
        <td className="row-span-3 md:table-cell md:w-8 md:py-2 md:pl-4 md:align-middle">
          <SelectBox selection={picked} id={id} label={t('select.one', { name: shown })} />
        </td>
      )}
      <th scope="row" className={`${WORDS} col-start-2 text-left font-medium`}>
        <button
          type="button"
          onClick={() => edit(id)}
          aria-label={t('list.edit', { name: shown })}
          className="min-h-8 cursor-pointer rounded text-left text-accent hover:underline"
        >
          {shown}
        </button>
        {useSimulated(id) ? <SimulatedMark className="ml-2" /> : null}
        <Use freezer={freezer} />
      </th>
      <td className={`${WORDS} col-start-2 text-muted ${name === null ? 'max-md:hidden' : ''}`}>
        {id}
      </td>
      <td className={`${WORDS} col-start-2 ${place === null ? 'max-md:hidden' : ''}`}>
        {place ?? <span className="text-muted">–</span>}
      </td>
      <td className={`${WORDS} col-start-2`}>{nameOf(profile)}</td>
      <td className={`${CELL} col-start-2 whitespace-nowrap tabular-nums`}>{limits(settings)}</td>
      <td className={`${CELL} col-start-2 text-muted max-md:hidden`}>
        {t('list.ownCount', { count: ownCount(freezer) })}
      </td>
      <td
        className={`${CELL} col-start-3 row-start-1 pt-1 text-right whitespace-nowrap text-muted tabular-nums md:text-left`}
      >
        <Heard freezer={freezer} />
      </td>
    </tr>
  );
}

function useHeardAt({ id, heardAt }: ListedFreezer): number | null {
  return useFreezer(id)?.heardAt ?? heardAt;
}

function Heard({ freezer }: { freezer: ListedFreezer }) {
  const t = useTranslations('freezersAdmin.list');
  const heardAt = useHeardAt(freezer);
  return heardAt === null ? t('never') : <Age at={heardAt} />;
}

/** What is out of the ordinary: UI6, in words. */
function Use({ freezer }: { freezer: ListedFreezer }) {
  const t = useTranslations('freezersAdmin.list');
  const heardAt = useHeardAt(freezer);
  const sending = useTimely((now) => isSending({ ...freezer, heardAt }, now));
  if (freezer.retired === null) return null;
  return (
    <span className="ml-2 inline-flex flex-wrap gap-1 align-middle text-xs font-medium">
      <span className="rounded-full bg-line px-2 py-0.5 whitespace-nowrap">{t('retired')}</span>
      {sending ? (
        <span className="rounded-full border border-warn/50 bg-warn/10 px-2 py-0.5 whitespace-nowrap">
          {t('sending')}
        </span>
      ) : null}
    </span>
  );
}

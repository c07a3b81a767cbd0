'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { BeforeAfter } from '#components/admin/journal/before-after.tsx';
import { useEntryWords } from '#components/admin/journal/use-entry-words.ts';
import { Deed, RecordedLate, Who } from '#components/journal/entry-parts.tsx';
import { useFacts } from '#components/live/use-live.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import { freezerPath } from '#lib/freezer/address.ts';
import { wholeMoment } from '#lib/time/moment.ts';

const CELL = 'block md:table-cell md:px-4 md:py-2.5 md:align-top';

/** JO4: one entry: a row, or a card on a phone. */
export function JournalRow({ entry }: { entry: JournalEntry }) {
  const t = useTranslations('journal');
  const locale = useLocale();
  const words = useEntryWords(entry);
  const { at, who, freezer, alarm, before, after } = entry;
  return (
    <tr
      data-journal={entry.id}
      className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 rounded-2xl border border-line bg-surface p-3 md:table-row md:rounded-none md:border-0 md:border-b md:last:border-b-0"
    >
      <td className={`${CELL} text-muted tabular-nums md:w-56`}>
        <time dateTime={new Date(at).toISOString()}>{wholeMoment(at, locale)}</time>
        <RecordedLate entry={entry} />
      </td>
      <td className={`${CELL} max-w-48 truncate text-right md:text-left`} title={who ?? t('gelo')}>
        <Who entry={entry} />
      </td>
      <td className={`${CELL} col-span-2 min-w-0 [overflow-wrap:anywhere]`}>
        <Deed words={words} />
        {before === null && after === null ? null : <BeforeAfter before={before} after={after} />}
      </td>
      <td className={`${CELL} col-span-2 min-w-0 md:w-56`}>
        {freezer === null ? null : <OnFreezer id={freezer} alarm={alarm} />}
      </td>
    </tr>
  );
}

function OnFreezer({ id, alarm }: { id: string; alarm: number | null }) {
  const t = useTranslations('journalAdmin');
  const name = useFacts(id)?.card?.name ?? id;
  return (
    <>
      <Link
        href={freezerPath(id)}
        prefetch={false}
        className="text-accent hover:underline [overflow-wrap:anywhere]"
      >
        {name}
      </Link>
      {alarm === null ? null : (
        <Link
          href={`/admin/journal?alarm=${alarm}`}
          prefetch={false}
          className="ml-2 text-xs whitespace-nowrap text-muted hover:underline"
        >
          {t('alarmNumber', { id: alarm })}
        </Link>
      )}
    </>
  );
}

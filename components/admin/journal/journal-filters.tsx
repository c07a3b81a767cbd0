'use client';

import useSWR from 'swr';
import { useTranslations } from 'use-intl';
import { DeedFilter } from '#components/admin/journal/deed-filter.tsx';
import { FreezerFilter } from '#components/admin/journal/freezer-filter.tsx';
import { FIELD, Labelled } from '#components/admin/journal/labelled.tsx';
import { showJournalWish } from '#components/admin/journal/show-journal-wish.ts';
import { ask } from '#components/api/ask.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { DOERS, type JournalNames } from '#lib/api/journal.ts';
import { isBackwards, isWhole, type JournalWish, NO_JOURNAL_WISH } from '#lib/journal/wish.ts';
import { localInput, momentOfInput } from '#lib/time/local-input.ts';

type Given = { wish: JournalWish };

/** JO1: which entries; all of it is in the address. */
export function JournalFilters({ wish }: Given) {
  const t = useTranslations('journalAdmin');
  const { data: names } = useSWR<JournalNames>('/api/journal/names', ask, {
    revalidateOnFocus: false,
  });
  return (
    <fieldset className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <legend className="sr-only">{t('filters')}</legend>
      <SearchBox
        label={t('search')}
        hint={t('searchHint')}
        value={wish.search}
        change={(search) => showJournalWish({ ...wish, search })}
        className="basis-full sm:basis-56"
      />
      <PersonFilter wish={wish} people={names?.people ?? []} />
      <DeedFilter wish={wish} written={names?.what ?? []} />
      <FreezerFilter wish={wish} />
      <TimeFilter wish={wish} end="from" />
      <TimeFilter wish={wish} end="to" />
      {wish.alarm === null ? null : (
        <Button look="quiet" onClick={() => showJournalWish({ ...wish, alarm: null })}>
          {t('ofAlarm', { id: wish.alarm })} <Icon name="close" className="inline size-3.5" />
          <span className="sr-only">– {t('anyAlarm')}</span>
        </Button>
      )}
      {isWhole(wish) ? null : (
        <Button look="quiet" onClick={() => showJournalWish(NO_JOURNAL_WISH)}>
          {t('clear')}
        </Button>
      )}
      <p role="status" className="basis-full text-sm text-warn empty:hidden">
        {isBackwards(wish) ? t('badRange') : null}
      </p>
    </fieldset>
  );
}

/** A name may be anything, so it is told apart from what is none. */
const NAMED = 'name:';

function PersonFilter({ wish, people }: Given & { people: readonly string[] }) {
  const t = useTranslations('journalAdmin');
  const { who, by } = wish;
  const all = who === null || people.includes(who) ? people : [who, ...people];
  return (
    <Labelled text={t('who')}>
      <select
        value={who === null ? (by ?? '') : NAMED + who}
        onChange={({ target: { value } }) => {
          const named = value.startsWith(NAMED) ? value.slice(NAMED.length) : null;
          const kind = DOERS.find((each) => each === value) ?? null;
          showJournalWish({ ...wish, who: named, by: kind });
        }}
        className={FIELD}
      >
        <option value="">{t('anybody')}</option>
        <option value="people">{t('people')}</option>
        <option value="gelo">{t('geloItself')}</option>
        {all.map((name) => (
          <option key={name} value={NAMED + name}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function TimeFilter({ wish, end }: Given & { end: 'from' | 'to' }) {
  const t = useTranslations('journalAdmin');
  const at = wish[end];
  return (
    <Labelled text={t(end)} wide>
      <input
        type="datetime-local"
        value={at === null ? '' : localInput(at)}
        aria-invalid={isBackwards(wish)}
        onChange={({ target: { value } }) =>
          showJournalWish({ ...wish, [end]: momentOfInput(value) ?? null })
        }
        className={`${FIELD} aria-invalid:border-bad`}
      />
    </Labelled>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { FIELD, Labelled } from '#components/admin/journal/labelled.tsx';
import { showJournalWish } from '#components/admin/journal/show-journal-wish.ts';
import { DEED_GROUPS, DEEDS, isDeed, isDeedGroup } from '#lib/journal/deeds.ts';
import type { JournalWish } from '#lib/journal/wish.ts';

type Given = {
  wish: JournalWish;
  /** What was ever written down: also what this page does not know. */
  written: readonly string[];
};

/** JO1: what was done; each of a group, or all of it. */
export function DeedFilter({ wish, written }: Given) {
  const t = useTranslations('journalAdmin');
  const { what } = wish;
  const wished = what === null || isDeedGroup(what) ? [] : [what];
  const others = [...new Set([...written, ...wished])].filter((each) => !isDeed(each));
  return (
    <Labelled text={t('what')}>
      <select
        value={what ?? ''}
        onChange={({ target: { value } }) =>
          showJournalWish({ ...wish, what: value === '' ? null : value })
        }
        className={FIELD}
      >
        <option value="">{t('anything')}</option>
        {DEED_GROUPS.map((group) => (
          <optgroup key={group} label={t(`group.${group}`)}>
            <option value={group}>{t('wholeGroup', { group: t(`group.${group}`) })}</option>
            {DEEDS[group].map((deed) => (
              <option key={deed} value={deed}>
                {t(`deed.${deed}`)}
              </option>
            ))}
          </optgroup>
        ))}
        {others.length === 0 ? null : (
          <optgroup label={t('otherGroup')}>
            {others.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </Labelled>
  );
}

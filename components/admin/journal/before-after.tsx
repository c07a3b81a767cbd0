'use client';

import { useTranslations } from 'use-intl';
import { useJournalReader } from '#components/admin/journal/use-entry-words.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import { plainText } from '#lib/journal/words.ts';
import { isChange, type PlainValue, plainFields } from '#lib/settings/plain-changes.ts';

type Given = Pick<JournalEntry, 'before' | 'after'>;

const CELL = 'py-1 pr-4 text-left align-top [overflow-wrap:anywhere]';

/** JO4: all that was written down of before and after, field by field; what differs stands out. */
export function BeforeAfter({ before, after }: Given) {
  const t = useTranslations('journalAdmin');
  const reader = useJournalReader();
  return (
    <details className="mt-1">
      <summary className="cursor-pointer text-xs text-muted hover:text-ink">{t('show')}</summary>
      <table className="mt-1 w-full border-t border-line text-xs tabular-nums">
        <thead>
          <tr className="text-muted">
            <th scope="col" className={`${CELL} font-medium`}>
              {t('field')}
            </th>
            <th scope="col" className={`${CELL} font-medium`}>
              {t('before')}
            </th>
            <th scope="col" className={`${CELL} font-medium`}>
              {t('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {plainFields(before, after).map((field) => (
            <tr key={field.field} className={isChange(field) ? 'text-ink' : 'text-muted'}>
              <th scope="row" className={`${CELL} font-normal`}>
                {reader.field?.(field.field)}
              </th>
              <Value path={field.field} value={field.before} />
              <Value path={field.field} value={field.after} />
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Value({ path, value }: { path: string; value: PlainValue | undefined }) {
  const reader = useJournalReader();
  return <td className={CELL}>{value === undefined ? '–' : plainText(path, value, reader)}</td>;
}

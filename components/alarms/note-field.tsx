'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';

/** AM2: what somebody saw or did. */
export function NoteField(given: {
  note: string;
  write: (note: string) => void;
  needed: boolean;
  missing: boolean;
}) {
  const { note, write, needed } = given;
  const t = useTranslations('deed');
  const id = useId();
  const missing = given.missing && note.trim() === '';
  return (
    <div className="text-sm">
      <label htmlFor={id} className="font-medium">
        {t('note')}
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={1000}
        value={note}
        onChange={({ target }) => write(target.value)}
        aria-invalid={missing}
        aria-describedby={`${id}-hint`}
        className="mt-1 w-full rounded-lg border border-line bg-page px-3 py-2 aria-invalid:border-bad"
      />
      <p id={`${id}-hint`} className={`text-xs ${missing ? 'text-bad' : 'text-muted'}`}>
        {missing ? t('noteMissing') : needed ? '' : t('noteHint')}
      </p>
    </div>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { TextAreaField } from '#components/ui/text-area-field.tsx';

/** AM2: what somebody saw or did. */
export function NoteField(given: {
  note: string;
  write: (note: string) => void;
  needed: boolean;
  missing: boolean;
}) {
  const { note, write, needed, missing } = given;
  const t = useTranslations('deed');
  return (
    <TextAreaField
      label={t('note')}
      hint={needed ? undefined : t('noteHint')}
      fault={missing && note.trim() === '' ? t('noteMissing') : undefined}
      rows={3}
      most={1000}
      value={note}
      change={write}
    />
  );
}

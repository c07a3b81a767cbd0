'use client';

import { useTranslations } from 'use-intl';
import { useSettingWords } from '#components/freezer/use-setting-words.ts';
import type { SettingChange } from '#lib/settings/changes.ts';

/** What differs between settings, as the journal has it. */
export function Differences({ changes }: { changes: readonly SettingChange[] }) {
  const t = useTranslations();
  const words = useSettingWords();
  return changes.map(({ field, before, after }) => (
    <p key={field} className="text-muted tabular-nums">
      {t('journal.change', {
        field: t(`setting.${field}`),
        before: words(field, before),
        after: words(field, after),
      })}
    </p>
  ));
}

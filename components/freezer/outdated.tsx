'use client';

import { useTranslations } from 'use-intl';
import { Differences } from '#components/freezer/differences.tsx';
import type { SettingChange } from '#lib/settings/changes.ts';

/** PF5: somebody else was there before, and did this. */
export function Outdated({ changes }: { changes: readonly SettingChange[] }) {
  const t = useTranslations('freezerSettings');
  return (
    <div role="alert" className="basis-full text-sm">
      <p className="text-warn">{t('outdated')}</p>
      {changes.length === 0 ? null : (
        <>
          <p className="mt-1 text-xs font-medium">{t('theirs')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
          <div className="max-h-24 overflow-y-auto" tabIndex={0}>
            <Differences changes={changes} />
          </div>
        </>
      )}
    </div>
  );
}

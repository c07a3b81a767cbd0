'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { PreviewChart } from '#components/admin/freezers/preview-chart.tsx';
import { PreviewWords } from '#components/admin/freezers/preview-words.tsx';
import { usePreview } from '#components/admin/freezers/use-preview.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import type { Settings } from '#lib/settings/settings.ts';

type Given = {
  id: string;
  settings: Settings | undefined;
  /** What tells one state of the settings that are in force from another. */
  inForce: string;
};

/** FA5: when a freezer would have alarmed during the last day; undefined settings are not right yet. */
export function Preview({ id, settings, inForce }: Given) {
  const t = useTranslations('freezersAdmin.preview');
  const title = useId();
  const { view, fault, stale, again } = usePreview(id, settings, inForce);
  return (
    <section
      aria-labelledby={title}
      className="min-w-0 lg:sticky lg:top-0 lg:self-start"
      data-preview
    >
      <h3 id={title} className="text-sm font-semibold">
        {t('title')}
      </h3>
      <div className="mt-1 min-h-14 text-sm">
        {settings === undefined ? (
          <p role="status" className="text-muted">
            {t('invalid')}
          </p>
        ) : fault !== undefined ? (
          <FailedLine fault={fault} again={again} />
        ) : view === undefined ? (
          <p role="status" className="text-muted">
            {t('reckoning')}
          </p>
        ) : (
          <PreviewWords view={view} stale={stale} />
        )}
      </div>
      <PreviewChart id={id} settings={settings} view={view} faded={stale || fault !== undefined} />
    </section>
  );
}

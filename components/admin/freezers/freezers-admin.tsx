'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { FreezersDesk } from '#components/admin/freezers/freezers-desk.tsx';
import { Profiles } from '#components/admin/freezers/profiles.tsx';
import { showFreezersWish } from '#components/admin/freezers/show-freezers-wish.ts';
import { useFreezers } from '#components/admin/freezers/use-freezers.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { useMay } from '#components/session/me.tsx';
import { TakesRole } from '#components/session/takes-role.tsx';
import { Segments } from '#components/ui/segments.tsx';
import { useQuery } from '#components/ui/use-query.ts';
import { NO_FREEZERS_WISH, readFreezersWish } from '#lib/freezer/wish.ts';

const SHOWN = ['freezers', 'profiles'] as const;

/** FA1: what freezers are called, where they stand, and how they are judged. */
export function FreezersAdmin() {
  const t = useTranslations('freezersAdmin');
  const loading = useTranslations('ask')('loading');
  const query = useQuery();
  const wish = useMemo(() => readFreezersWish(new URLSearchParams(query)), [query]);
  const may = useMay('admin');
  const { freezers, profiles, error, again } = useFreezers();
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
        <Segments
          label={t('show.label')}
          values={SHOWN}
          words={(show) => t(`show.${show}`)}
          chosen={wish.show}
          choose={(show) => showFreezersWish({ ...NO_FREEZERS_WISH, show })}
        />
      </div>
      {may ? null : <TakesRole who="admin" />}
      {error === undefined ? null : <FailedLine fault={error} again={again} what={t('failed')} />}
      {freezers === undefined || profiles === undefined ? (
        error === undefined ? (
          <p role="status" className="py-16 text-center text-sm text-muted">
            {loading}
          </p>
        ) : null
      ) : wish.show === 'profiles' ? (
        <Profiles profiles={profiles} freezers={freezers} again={again} />
      ) : (
        <FreezersDesk wish={wish} freezers={freezers} profiles={profiles} again={again} />
      )}
    </div>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { CheckForm } from '#components/admin/integrity/check-form.tsx';
import { CheckResult } from '#components/admin/integrity/check-result.tsx';
import { EarlierChecks } from '#components/admin/integrity/earlier-checks.tsx';
import { RunningCheck } from '#components/admin/integrity/running-check.tsx';
import { useIntegrity } from '#components/admin/integrity/use-integrity.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { useMay } from '#components/session/me.tsx';
import { replaceQuery, useQuery } from '#components/ui/use-query.ts';

/** IC9: a check at the press of a button, what it found, and those that were made before. */
export function IntegrityAdmin() {
  const t = useTranslations('integrityAdmin');
  const words = useFaultWords();
  const mayRun = useMay('operator');
  const chosen = new URLSearchParams(useQuery()).get('check');
  const integrity = useIntegrity();
  const { runs, fault, again, refused } = integrity;
  const running = runs?.find(({ state }) => state === 'running');
  const over = runs?.filter(({ state }) => state !== 'running') ?? [];
  const shown = over.find(({ id }) => id === chosen) ?? over[0];
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
        <p className="mt-1 max-w-3xl text-sm text-muted">{t('intro')}</p>
      </div>
      {fault === undefined ? null : <FailedLine fault={fault} again={again} />}
      {mayRun ? (
        <CheckForm
          integrity={integrity}
          busy={running !== undefined}
          started={() => replaceQuery('')}
        />
      ) : (
        <p className="text-sm text-muted">{t('operator')}</p>
      )}
      {refused === undefined ? null : (
        <p role="alert" className="text-sm text-warn">
          {words(refused)}
        </p>
      )}
      {running ? <RunningCheck run={running} integrity={integrity} mayRun={mayRun} /> : null}
      {shown ? <CheckResult run={shown} /> : null}
      {over.length > 0 ? <EarlierChecks runs={over} shown={shown?.id} /> : null}
      {runs?.length === 0 ? (
        <div className="flex flex-col items-center gap-1 py-12 text-center">
          <p className="font-medium">{t('empty')}</p>
          <p className="max-w-xl text-sm text-balance text-muted">{t('emptyText')}</p>
        </div>
      ) : null}
    </div>
  );
}

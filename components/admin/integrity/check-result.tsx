'use client';

import { useLocale, useTranslations } from 'use-intl';
import { FaultList } from '#components/admin/integrity/fault-list.tsx';
import { PartitionTable } from '#components/admin/integrity/partition-table.tsx';
import { VerdictSign } from '#components/admin/integrity/verdict-sign.tsx';
import { Moment } from '#components/live/moment.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { IntegrityRun } from '#lib/api/integrity.ts';
import { keyWords } from '#lib/integrity/key-words.ts';

/** What a check found, in words first. */
export function CheckResult({ run }: { run: IntegrityRun }) {
  const whole = useTranslations();
  const t = useTranslations('integrityAdmin');
  const locale = useLocale();
  const { result, request } = run;
  const verdict = result?.verdict ?? 'incomplete';
  return (
    <section
      aria-labelledby="verdict"
      data-check={run.id}
      data-verdict={verdict}
      className="flex min-w-0 flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-5"
    >
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0" role="status">
          <h2 id="verdict" className="flex items-center gap-2 text-lg font-semibold">
            <VerdictSign verdict={verdict} />
            <span className="min-w-0">{t(`verdict.${verdict}`)}</span>
          </h2>
          <p className="mt-1 text-sm text-muted">
            {result === null ? t('lost') : t(`ending.${result.ending}`)}
          </p>
          {result?.why ? (
            <p className="mt-1 text-sm break-words text-warn">{t('why', { why: result.why })}</p>
          ) : null}
        </div>
        <a
          href={`/api/integrity/${run.id}/report?locale=${locale}`}
          download
          title={t('reportHint')}
          className="flex min-h-10 items-center gap-2 rounded-full border border-line px-4 text-sm font-medium hover:bg-line"
        >
          <Icon name="download" className="size-4" />
          {t('report')}
        </a>
      </div>
      <p className="text-sm break-words text-muted">
        {t.rich('startedBy', { person: run.startedBy, at: () => <Moment at={run.startedAt} /> })}
        {' · '}
        {result === null ? null : (
          <>
            {t('took', {
              count: result.partitions.reduce((sum, { sent }) => sum + sent, 0),
              seconds: result.seconds.toLocaleString(locale, { maximumFractionDigits: 1 }),
            })}
            {' · '}
          </>
        )}
        {keyWords(request.keys, whole)}
      </p>
      {result === null || result.partitions.length === 0 ? null : (
        <PartitionTable partitions={result.partitions} />
      )}
      {result === null || result.faults.length === 0 ? null : <FaultList faults={result.faults} />}
    </section>
  );
}

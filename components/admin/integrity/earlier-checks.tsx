'use client';

import { useLocale, useTranslations } from 'use-intl';
import { VerdictSign } from '#components/admin/integrity/verdict-sign.tsx';
import { Panel } from '#components/admin/panel.tsx';
import { Moment } from '#components/live/moment.tsx';
import { replaceQuery } from '#components/ui/use-query.ts';
import type { IntegrityRun } from '#lib/api/integrity.ts';

/** Those that are kept, the newest first; one of them is shown above. */
export function EarlierChecks(given: { runs: readonly IntegrityRun[]; shown: string | undefined }) {
  const { runs, shown } = given;
  const t = useTranslations('integrityAdmin');
  const figure = new Intl.NumberFormat(useLocale());
  return (
    <Panel title={t('earlier')}>
      <ul className="-mx-2 max-h-96 divide-y divide-line overflow-y-auto text-sm">
        {runs.map((run) => {
          const verdict = run.result?.verdict ?? 'incomplete';
          return (
            <li key={run.id}>
              <button
                type="button"
                aria-pressed={run.id === shown}
                onClick={() => replaceQuery(`?check=${run.id}`)}
                className="flex min-h-11 w-full cursor-pointer flex-wrap items-center gap-x-4 gap-y-1 rounded-lg px-2 py-2 text-left hover:bg-line aria-pressed:bg-line"
              >
                <VerdictSign verdict={verdict} />
                <span className="sm:min-w-32">
                  <Moment at={run.startedAt} />
                </span>
                <span className="tabular-nums sm:min-w-24">
                  {t('messages', { count: figure.format(run.request.count) })}
                </span>
                <span className="order-last min-w-0 basis-full text-balance sm:order-none sm:flex-1 sm:basis-0 sm:truncate">
                  {run.result === null ? t('state.interrupted') : t(`verdict.${verdict}`)}
                </span>
                <span className="min-w-0 truncate text-muted">{run.startedBy}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

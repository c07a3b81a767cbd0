'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Integrity } from '#components/admin/integrity/use-integrity.ts';
import { Panel } from '#components/admin/panel.tsx';
import { Moment } from '#components/live/moment.tsx';
import { useTimely } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import type { IntegrityRun } from '#lib/api/integrity.ts';

const COUNTS = ['sent', 'acknowledged', 'received'] as const;

/** How far the check is that runs now, whoever began it. */
export function RunningCheck(given: { run: IntegrityRun; integrity: Integrity; mayRun: boolean }) {
  const { run, integrity, mayRun } = given;
  const { count } = run.request;
  // One that comes twice is counted twice.
  const received = Math.min(count, run.progress.received);
  const t = useTranslations('integrityAdmin');
  const figure = new Intl.NumberFormat(useLocale());
  const cancelling = integrity.doing === 'cancel' || run.cancelledBy !== null;
  const perSecond = useTimely((now) => rateOf(run, now));
  const cancel = mayRun ? (
    <Button look="quiet" idle={cancelling} onClick={() => void integrity.cancel(run.id)}>
      {cancelling ? t('cancelling') : t('cancel')}
    </Button>
  ) : null;
  return (
    <Panel title={t('running', { count })} side={cancel}>
      <p className="text-sm text-muted">
        {t.rich('startedBy', { person: run.startedBy, at: () => <Moment at={run.startedAt} /> })}
      </p>
      <div
        role="progressbar"
        aria-label={t('progress')}
        aria-valuemin={0}
        aria-valuemax={count}
        aria-valuenow={received}
        className="h-2 overflow-hidden rounded-full bg-line"
        data-check-running={run.id}
      >
        <div className="h-full bg-accent" style={{ width: `${(100 * received) / count}%` }} />
      </div>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt className="text-muted">{t(name)}</dt>
            <dd className="text-lg font-semibold tabular-nums">
              {figure.format(run.progress[name])}
            </dd>
          </div>
        ))}
        <div>
          <dt className="text-muted">{t('speed')}</dt>
          <dd className="text-lg font-semibold tabular-nums">
            {t('rate', { count: figure.format(perSecond) })}
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

/** Since its beginning; before a second has passed it would be wild. */
function rateOf({ progress, startedAt }: IntegrityRun, now: number): number {
  return Math.round((progress.received * 1000) / Math.max(1000, now - startedAt));
}

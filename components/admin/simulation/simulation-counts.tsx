'use client';

import { useLocale, useTranslations } from 'use-intl';
import { Notice } from '#components/ui/notice.tsx';
import type { SimulationView } from '#lib/api/simulation.ts';

const COUNTS = [
  'perSecond',
  'latencyMs',
  'acknowledged',
  'inFlight',
  'buffered',
  'retried',
  'failed',
  'skipped',
] as const;
type Count = (typeof COUNTS)[number];
/** What there should be none of. */
const BAD: readonly Count[] = ['failed', 'skipped'];

/** SM11: what became of the readings. */
export function SimulationCounts({ view }: { view: SimulationView }) {
  const t = useTranslations('simulationAdmin');
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const told = (count: Count) => {
    const value = view[count];
    if (value === null) return '–';
    return count === 'latencyMs'
      ? t('milliseconds', { value: number.format(value) })
      : number.format(count === 'perSecond' && value > 20 ? Math.round(value) : value);
  };
  return (
    <section aria-label={t('counts.label')} className="flex flex-col gap-3">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-2xl border border-line bg-line sm:grid-cols-4 xl:grid-cols-8">
        {COUNTS.map((count) => (
          <div key={count} title={t(`countHints.${count}`)} className="bg-surface px-4 py-3">
            <dt className="text-xs text-muted">{t(`counts.${count}`)}</dt>
            <dd
              data-count={count}
              className={`text-xl font-semibold tabular-nums ${BAD.includes(count) && view[count] ? 'text-warn' : ''}`}
            >
              {told(count)}
            </dd>
          </div>
        ))}
      </dl>
      {view.problem === null ? null : (
        <Notice tone="warn">{t('problem', { problem: view.problem })}</Notice>
      )}
    </section>
  );
}

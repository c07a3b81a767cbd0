'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useSpan } from '#components/live/age.tsx';
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
/** Where nobody is asked to acknowledge: SM10. */
const UNASKED = ['sentPerSecond', 'unconfirmed', ...COUNTS.slice(2)] as const;
type Count = (typeof COUNTS | typeof UNASKED)[number];
/** So long no answer takes while all is well. */
const LONG_MS = 5000;
/** What there should be none of. */
const BAD: readonly Count[] = ['failed', 'skipped'];

/** SM11: what became of the readings. */
export function SimulationCounts({ view }: { view: SimulationView }) {
  const t = useTranslations('simulationAdmin');
  const locale = useLocale();
  const span = useSpan();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const told = (count: Count) => {
    const value = countOf(view, count);
    if (value === null) return '–';
    return count === 'latencyMs'
      ? t('milliseconds', { value: number.format(value) })
      : number.format(value > 20 ? Math.round(value) : value);
  };
  return (
    <section aria-label={t('counts.label')} className="flex flex-col gap-3">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-2xl border border-line bg-line sm:grid-cols-4 xl:grid-cols-8">
        {(view.settings.acks === '0' ? UNASKED : COUNTS).map((count) => (
          <div key={count} title={t(`countHints.${count}`)} className="bg-surface px-4 py-3">
            <dt className="text-xs text-muted">{t(`counts.${count}`)}</dt>
            <dd
              data-count={count}
              className={`text-xl font-semibold tabular-nums ${BAD.includes(count) && countOf(view, count) ? 'text-warn' : ''}`}
            >
              {told(count)}
            </dd>
          </div>
        ))}
      </dl>
      {view.problem !== null ? (
        <Notice tone="warn">{t('problem', { problem: view.problem })}</Notice>
      ) : (view.unansweredMs ?? 0) > LONG_MS ? (
        <Notice tone="warn">{t('unanswered', { span: span(view.unansweredMs ?? 0) })}</Notice>
      ) : null}
    </section>
  );
}

function countOf(view: SimulationView, count: Count): number | null {
  return view[count === 'sentPerSecond' ? 'perSecond' : count];
}

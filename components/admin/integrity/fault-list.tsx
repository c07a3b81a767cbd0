'use client';

import { useTranslations } from 'use-intl';
import type { Fault } from '#lib/integrity/judge.ts';

const LIST = 'max-h-72 divide-y divide-line overflow-y-auto rounded-xl border border-line text-sm';

/** The cases one by one, so that each can be looked up in Kafka. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  const t = useTranslations('integrityAdmin');
  return (
    <section aria-labelledby="check-faults" className="flex flex-col gap-2">
      <h3 id="check-faults" className="text-sm font-semibold">
        {t('faults')}
      </h3>
      <p className="text-xs text-muted">{t('faultsText', { count: faults.length })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled has to be reached by keyboard */}
      <ol tabIndex={0} aria-labelledby="check-faults" className={LIST}>
        {faults.map((fault, nth) => (
          <li key={nth} data-fault={fault.what} className="flex flex-wrap gap-x-4 px-3 py-2">
            <strong className="text-bad">{t(`fault.${fault.what}`)}</strong>
            <span>
              {t('partition')} {fault.partition}
            </span>
            {fault.offset === null ? null : (
              <span>
                {t('offset')} {fault.offset}
              </span>
            )}
            {fault.number === null ? null : (
              <span>
                {t('number')} {fault.number}
              </span>
            )}
            {fault.key === null ? null : (
              <span className="min-w-0 break-all">
                {t('key')} {fault.key}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

'use client';

import { useDeferredValue } from 'react';
import { useTranslations } from 'use-intl';
import { useFlow } from '#components/admin/delivery/use-delivery.ts';
import { useNumbers } from '#components/admin/delivery/use-numbers.ts';
import { FlowChart } from '#components/charts/flow-chart.tsx';
import type { PartitionDelivery } from '#lib/api/delivery.ts';

/** DE4: how much comes and how much is recorded, now and over the last minutes. */
export function FlowFact({ of: { partition, rates } }: { of: PartitionDelivery }) {
  const t = useTranslations('deliveryAdmin');
  const { rate } = useNumbers();
  const flow = useDeferredValue(useFlow(partition));
  const words = (value: number | null) => (value === null ? '–' : rate(value));
  const most = Math.max(0, ...flow.map((point) => point.in ?? 0));
  const now = { in: words(rates.in), out: words(rates.out) };
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap gap-x-3 text-xs tabular-nums">
        <span className="inline-flex items-center gap-1">
          <span aria-hidden="true" className="h-2.5 w-3 rounded-sm bg-accent/40" />
          {t('flow.in')} {t('perSecond', { rate: now.in })}
        </span>
        <span className="inline-flex items-center gap-1">
          <svg viewBox="0 0 18 2" aria-hidden="true" className="w-4.5">
            <path d="M0 1h18" stroke="var(--ink)" strokeWidth="2" strokeDasharray="4 3" />
          </svg>
          {t('flow.out')} {t('perSecond', { rate: now.out })}
        </span>
      </p>
      <FlowChart points={flow} label={t('flow.label', { ...now, most: rate(most) })} words={rate} />
    </div>
  );
}

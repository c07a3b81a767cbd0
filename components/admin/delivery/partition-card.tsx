'use client';

import { useTranslations } from 'use-intl';
import { FactLabel } from '#components/admin/delivery/fact-name.tsx';
import { FactValue } from '#components/admin/delivery/fact-value.tsx';
import { type FactName, PARTS } from '#components/admin/delivery/facts.ts';
import type { PartitionData } from '#components/admin/delivery/partition-data.ts';

/** What needs the whole width of a phone. */
const WIDE: readonly FactName[] = ['rate', 'keys'];

/** All of one partition, below one another. */
export function PartitionCard({ data }: { data: PartitionData }) {
  const t = useTranslations('deliveryAdmin');
  const { partition } = data.one;
  return (
    <section className="rounded-2xl border border-line bg-surface p-4 text-sm">
      <h3 className="font-semibold">{t('partition', { partition })}</h3>
      {PARTS.map(({ part, facts }) => (
        <dl key={part} className="mt-2 border-t border-line pt-2" aria-label={t(`part.${part}`)}>
          {facts.map((name) => (
            <div
              key={name}
              className={
                WIDE.includes(name) ? 'py-1' : 'flex items-baseline justify-between gap-4 py-1'
              }
            >
              <dt className="text-muted">
                <FactLabel name={name} />
              </dt>
              <dd
                data-fact={name}
                data-partition={partition}
                className={`min-w-0 tabular-nums ${WIDE.includes(name) ? 'mt-1' : 'text-right'}`}
              >
                <FactValue name={name} data={data} />
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  );
}

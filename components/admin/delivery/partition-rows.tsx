'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FactLabel } from '#components/admin/delivery/fact-name.tsx';
import { FactValue } from '#components/admin/delivery/fact-value.tsx';
import type { FactName } from '#components/admin/delivery/facts.ts';
import { PartitionCard } from '#components/admin/delivery/partition-card.tsx';
import type { PartitionData } from '#components/admin/delivery/partition-data.ts';
import { useNumbers } from '#components/admin/delivery/use-numbers.ts';
import { Icon } from '#components/ui/icon.tsx';

const SHOWN: readonly FactName[] = [
  ...(['leader', 'inSync', 'low', 'high', 'position', 'lag', 'owner'] as const),
  ...(['recorded', 'rejected', 'gaps', 'unaccounted'] as const),
];

/** DE5: a row for each of many partitions; opened, a row shows the rest. */
export function PartitionRows({ data }: { data: readonly PartitionData[] }) {
  const t = useTranslations('deliveryAdmin');
  const [opened, open] = useState<number>();
  return (
    <div className="overflow-x-auto rounded-2xl border border-line bg-surface">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-muted">
            <th scope="col" className="sticky left-0 bg-surface px-4 py-2.5 font-medium">
              {t('partitions')}
            </th>
            {SHOWN.map((name) => (
              <th key={name} scope="col" className="px-3 py-2.5 font-medium whitespace-nowrap">
                <FactLabel name={name} />
              </th>
            ))}
            <th scope="col" className="px-3 py-2.5 font-medium whitespace-nowrap">
              <FactLabel name="rate" />
            </th>
          </tr>
        </thead>
        <tbody>
          {data.map((each) => (
            <Row
              key={each.one.partition}
              data={each}
              isOpen={opened === each.one.partition}
              toggle={() => open(opened === each.one.partition ? undefined : each.one.partition)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  data,
  isOpen,
  toggle,
}: {
  data: PartitionData;
  isOpen: boolean;
  toggle: () => void;
}) {
  const t = useTranslations('deliveryAdmin');
  const { rate } = useNumbers();
  const { partition, rates } = data.one;
  const words = (value: number | null) => (value === null ? '–' : rate(value));
  return (
    <>
      <tr className="border-b border-line last:border-0">
        <th scope="row" className="sticky left-0 bg-surface px-2 py-1 text-left font-medium">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={t('details', { partition })}
            onClick={toggle}
            className="flex min-h-9 cursor-pointer items-center gap-1 rounded-full px-2 hover:bg-line"
          >
            <Icon name={isOpen ? 'more' : 'right'} className="size-3.5 text-muted" />
            {partition}
          </button>
        </th>
        {SHOWN.map((name) => (
          <td
            key={name}
            data-fact={name}
            data-partition={partition}
            className="px-3 py-1 whitespace-nowrap tabular-nums"
          >
            <FactValue name={name} data={data} />
          </td>
        ))}
        <td className="px-3 py-1 whitespace-nowrap tabular-nums">
          {t('perSecond', { rate: `${words(rates.in)} / ${words(rates.out)}` })}
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={SHOWN.length + 2} className="p-3">
            <div className="sticky left-3 max-w-[min(30rem,calc(100vw-4rem))]">
              <PartitionCard data={data} />
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}

'use client';

import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { FactLabel } from '#components/admin/delivery/fact-name.tsx';
import { FactValue } from '#components/admin/delivery/fact-value.tsx';
import { PARTS } from '#components/admin/delivery/facts.ts';
import type { PartitionData } from '#components/admin/delivery/partition-data.ts';

/** DE5: a column for each partition, where there is room for that. */
export function PartitionColumns({ data }: { data: readonly PartitionData[] }) {
  const t = useTranslations('deliveryAdmin');
  return (
    <div className="overflow-x-auto rounded-2xl border border-line bg-surface">
      <table
        className="w-full table-fixed text-sm"
        style={{ minWidth: `${data.length * 13 + 11}rem` }}
      >
        <thead>
          <tr className="border-b border-line">
            <td className="w-44" />
            {data.map(({ one: { partition } }) => (
              <th key={partition} scope="col" className="px-4 py-3 text-left font-semibold">
                {t('partition', { partition })}
              </th>
            ))}
          </tr>
        </thead>
        {PARTS.map(({ part, facts }) => (
          <tbody key={part} className="border-b border-line last:border-0">
            <tr className="sr-only">
              <th scope="rowgroup" colSpan={data.length + 1}>
                {t(`part.${part}`)}
              </th>
            </tr>
            {facts.map((name) => (
              <Fragment key={name}>
                <tr className="align-baseline first-of-type:*:pt-2.5 last-of-type:*:pb-2.5">
                  <th scope="row" className="py-1 pr-2 pl-4 text-left font-normal text-muted">
                    <FactLabel name={name} />
                  </th>
                  {data.map((each) => (
                    <td
                      key={each.one.partition}
                      data-fact={name}
                      data-partition={each.one.partition}
                      className="px-4 py-1 tabular-nums"
                    >
                      <FactValue name={name} data={each} />
                    </td>
                  ))}
                </tr>
              </Fragment>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

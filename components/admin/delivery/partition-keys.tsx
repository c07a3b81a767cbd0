'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { KeyHere } from '#components/admin/delivery/key-here.tsx';
import type { PartitionData } from '#components/admin/delivery/partition-data.ts';
import { useNumbers } from '#components/admin/delivery/use-numbers.ts';
import { WhyEmpty } from '#components/admin/delivery/why-empty.tsx';
import { SimulatedMark } from '#components/live/simulated-mark.tsx';
import { useSimulated } from '#components/live/use-live.ts';

const AT_FIRST = 5;

/** DE3: whose readings lie here, and how many of each; of an empty partition, why. */
export function PartitionKeys({ data }: { data: PartitionData }) {
  const t = useTranslations('deliveryAdmin');
  const { whole } = useNumbers();
  const [isOpen, open] = useState(false);
  const { one, all } = data;
  const { list, count, since } = one.keys;
  if (count === 0 && one.reconciliation.unaccounted === null) {
    return <span className="text-muted">{t('counting')}</span>;
  }
  if (count === 0) return <WhyEmpty one={one} all={all} />;
  const shown = isOpen ? list : list.slice(0, AT_FIRST);
  const more = count - shown.length;
  return (
    <div className="text-sm">
      <ul className="flex flex-col">
        {shown.map(({ freezer, readings, newest }) => (
          <li key={freezer} className="flex items-baseline justify-between gap-3 py-0.5">
            <span className="flex min-w-0 items-baseline gap-1.5">
              <KeyHere
                name={freezer}
                partition={one.partition}
                newest={newest}
                partitions={all.length}
              />
              <Simulated freezer={freezer} />
            </span>
            <span className="tabular-nums">{whole(readings)}</span>
          </li>
        ))}
      </ul>
      {more === 0 ? null : isOpen || list.length <= AT_FIRST ? (
        <p className="text-xs text-muted">{t('keys.more', { count: more })}</p>
      ) : (
        <button
          type="button"
          onClick={() => open(true)}
          className="-ml-2 min-h-8 cursor-pointer rounded-full px-2 text-xs font-medium text-accent hover:bg-line"
        >
          {t('keys.more', { count: more })}
        </button>
      )}
      {since > one.reconciliation.from ? (
        <p className="mt-1 text-xs text-muted">{t('keys.since', { offset: since })}</p>
      ) : null}
    </div>
  );
}

function Simulated({ freezer }: { freezer: string }) {
  return useSimulated(freezer) ? <SimulatedMark length="brief" /> : null;
}

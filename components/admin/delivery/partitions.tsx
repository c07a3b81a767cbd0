'use client';

import { memo, useDeferredValue } from 'react';
import { useTranslations } from 'use-intl';
import { PartitionCard } from '#components/admin/delivery/partition-card.tsx';
import { PartitionColumns } from '#components/admin/delivery/partition-columns.tsx';
import type { PartitionData } from '#components/admin/delivery/partition-data.ts';
import { PartitionRows } from '#components/admin/delivery/partition-rows.tsx';
import { SplitKeys } from '#components/admin/delivery/split-keys.tsx';
import { Explained } from '#components/ui/explained.tsx';
import { useMedia } from '#components/ui/use-media.ts';
import type { PartitionDelivery } from '#lib/api/delivery.ts';

/** More columns than this cannot be taken in, nor so many charts. */
const MOST_COLUMNS = 6;

type Given = { all: readonly PartitionDelivery[]; faded: boolean };

export const Partitions = memo(function Partitions({ all: newest, faded }: Given) {
  const t = useTranslations('deliveryAdmin');
  const isWide = useMedia('(min-width: 48rem)');
  const title = t('partitions');
  // Drawn in pieces, so that the list of messages goes on meanwhile.
  const all = useDeferredValue(newest);
  const data: PartitionData[] = all.map((one) => ({ one, all }));
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold tracking-tight">
        <Explained title={title} about={<p>{t('partitionsAbout')}</p>}>
          {title}
        </Explained>
      </h2>
      <SplitKeys all={all} />
      <div className={`transition-opacity ${faded ? 'opacity-50' : ''}`}>
        {data.length > MOST_COLUMNS ? (
          <PartitionRows data={data} />
        ) : isWide ? (
          <PartitionColumns data={data} />
        ) : (
          <div className="flex flex-col gap-3">
            {data.map((each) => (
              <PartitionCard key={each.one.partition} data={each} />
            ))}
          </div>
        )}
      </div>
    </section>
  );
});

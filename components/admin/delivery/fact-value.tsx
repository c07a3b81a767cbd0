'use client';

import { useTranslations } from 'use-intl';
import type { FactName } from '#components/admin/delivery/facts.ts';
import { FlowFact } from '#components/admin/delivery/flow-fact.tsx';
import { InSyncMark, LagMark, UnaccountedMark } from '#components/admin/delivery/marks.tsx';
import { Owner } from '#components/admin/delivery/owner.tsx';
import type { PartitionData } from '#components/admin/delivery/partition-data.ts';
import { PartitionKeys } from '#components/admin/delivery/partition-keys.tsx';
import { useNumbers } from '#components/admin/delivery/use-numbers.ts';

/** DE2: what a fact is for one partition. */
export function FactValue({ name, data }: { name: FactName; data: PartitionData }) {
  const t = useTranslations('deliveryAdmin');
  const { whole, rate } = useNumbers();
  const { one } = data;
  switch (name) {
    case 'leader':
      return one.leader < 0 ? <span className="text-bad">{t('noLeader')}</span> : one.leader;
    case 'replicas':
      return one.replicas.join(', ');
    case 'inSync':
      return <InSyncMark of={one} />;
    case 'low':
      return whole(one.low);
    case 'high':
      return whole(one.high);
    case 'position':
      return one.position === null ? t('notBegun') : whole(one.position);
    case 'lag':
      return <LagMark of={one} />;
    case 'lagSeconds':
      return t('seconds', { seconds: rate(one.lagSeconds) });
    case 'rate':
      return <FlowFact of={one} />;
    case 'owner':
      return <Owner of={one} />;
    case 'unaccounted':
      return <UnaccountedMark of={one} />;
    case 'keys':
      return <PartitionKeys data={data} />;
    default:
      return whole(one.reconciliation[name]);
  }
}

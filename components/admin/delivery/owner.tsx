'use client';

import { useTranslations } from 'use-intl';
import { useMemberOf } from '#components/admin/delivery/use-delivery.ts';
import { Sign } from '#components/ui/sign.tsx';
import type { PartitionDelivery } from '#lib/api/delivery.ts';

/** Which instance records it, and which member of the group has it as Kafka sees it. */
export function Owner({ of: { partition, owner } }: { of: PartitionDelivery }) {
  const t = useTranslations('deliveryAdmin');
  const { member, isOurs } = useMemberOf(partition);
  return (
    <>
      <span className="break-all">{owner ?? t('nobody')}</span>
      {member === undefined ? null : (
        <span className="block text-xs break-all text-muted">
          {isOurs ? null : <Sign shape="triangle" className="mr-1 inline text-warn" />}
          {member.clientId} · {member.host}
        </span>
      )}
    </>
  );
}

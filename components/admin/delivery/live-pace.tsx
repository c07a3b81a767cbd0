'use client';

import { useTranslations } from 'use-intl';
import { useNumbers } from '#components/admin/delivery/use-numbers.ts';
import { useTimely } from '#components/live/use-live.ts';
import { type DeliveryList, paceOf } from '#lib/delivery/delivery-list.ts';

/** DE8: how many there truly are, beside how many of them are shown. */
export function LivePace({ list }: { list: DeliveryList }) {
  const t = useTranslations('deliveryAdmin.live');
  const { rate } = useNumbers();
  const words = useTimely((now) => {
    const pace = paceOf(list, now);
    if (pace.seen === 0) return t('quiet');
    const [seen, followed] = [rate(pace.seen), rate(pace.followed)];
    return pace.followed < pace.seen ? t('some', { seen, followed }) : t('all', { seen });
  });
  return (
    <p
      className="text-sm text-muted tabular-nums"
      data-seen={list.seen}
      data-followed={list.followed}
    >
      {words}
    </p>
  );
}

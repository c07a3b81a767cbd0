'use client';

import { useTranslations } from 'use-intl';
import { showFreezersWish } from '#components/admin/freezers/show-freezers-wish.ts';
import { useSendingCount } from '#components/admin/freezers/use-freezers.ts';
import { Notice } from '#components/ui/notice.tsx';
import { type FreezersWish, type ListedFreezer, NO_FREEZERS_WISH } from '#lib/freezer/wish.ts';

type Given = { freezers: readonly ListedFreezer[]; wish: FreezersWish };

/** FA10: a sensor that nobody listens to is worth a word: it may stand somewhere else by now. */
export function StillSending({ freezers, wish }: Given) {
  const t = useTranslations('freezersAdmin.list');
  const count = useSendingCount(freezers);
  if (count === 0) return null;
  const show = {
    label: t('showSending'),
    act: () => showFreezersWish({ ...NO_FREEZERS_WISH, use: 'sending' }),
  };
  return (
    <Notice tone="info" {...(wish.use === 'sending' ? {} : { action: show })}>
      {t('stillSending', { count })}
    </Notice>
  );
}

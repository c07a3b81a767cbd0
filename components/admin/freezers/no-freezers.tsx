'use client';

import { useTranslations } from 'use-intl';
import { showFreezersWish } from '#components/admin/freezers/show-freezers-wish.ts';
import { Button } from '#components/ui/button.tsx';
import { type FreezersWish, NO_FREEZERS_WISH } from '#lib/freezer/wish.ts';

type Given = { wish: FreezersWish; narrowed?: boolean };

/** Why nothing is listed, and the way back where a filter hides it. */
export function NoFreezers({ wish, narrowed = false }: Given) {
  const t = useTranslations('freezersAdmin.list');
  const { sort, down } = wish;
  return (
    <div role="status" className="flex flex-col items-center gap-3 py-16 text-center">
      {narrowed ? (
        <>
          <p className="text-sm text-muted">{t('none')}</p>
          <Button
            look="quiet"
            onClick={() => showFreezersWish({ ...NO_FREEZERS_WISH, sort, down })}
          >
            {t('clear')}
          </Button>
        </>
      ) : (
        <>
          <p className="font-medium">{t('empty')}</p>
          <p className="max-w-prose text-sm text-balance text-muted">{t('emptyText')}</p>
        </>
      )}
    </div>
  );
}

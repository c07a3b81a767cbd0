'use client';

import { useTranslations } from 'use-intl';
import { showFreezersWish } from '#components/admin/freezers/show-freezers-wish.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { FreezersWish } from '#lib/freezer/wish.ts';

/** From page to page; nothing where one is all. */
export function Pager({ wish, page, pages }: { wish: FreezersWish; page: number; pages: number }) {
  const t = useTranslations('freezersAdmin.list');
  if (pages === 1) return null;
  const go = (to: number) => showFreezersWish({ ...wish, page: to });
  return (
    <nav aria-label={t('pages')} className="flex items-center justify-center gap-3 py-2 text-sm">
      <Button
        look="quiet"
        idle={page === 1}
        onClick={() => go(page - 1)}
        aria-label={t('previous')}
        title={t('previous')}
      >
        <Icon name="left" className="size-4" />
      </Button>
      <p role="status" className="tabular-nums">
        {t('page', { page, pages })}
      </p>
      <Button
        look="quiet"
        idle={page === pages}
        onClick={() => go(page + 1)}
        aria-label={t('next')}
        title={t('next')}
      >
        <Icon name="right" className="size-4" />
      </Button>
    </nav>
  );
}

'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';

/** Nothing was ever sent: how to begin. */
export function DeliveryEmpty({ topic }: { topic: string }) {
  const t = useTranslations('deliveryAdmin');
  return (
    <section className="rounded-2xl border border-dashed border-line px-6 py-10 text-center">
      <h2 className="text-lg font-semibold">{t('emptyTitle')}</h2>
      <p className="mx-auto mt-2 mb-5 max-w-xl text-sm text-balance text-muted">
        {t('emptyText', { topic })}
      </p>
      <Link
        href="/admin/simulation"
        prefetch={false}
        className="inline-flex min-h-10 items-center rounded-full bg-accent px-4 text-sm font-medium text-on-accent hover:bg-accent-strong"
      >
        {t('toSimulation')}
      </Link>
    </section>
  );
}

import { useTranslations } from 'use-intl';

export function EmptyFleet({ topic }: { topic: string }) {
  const t = useTranslations('fleet');
  return (
    <section className="rounded-2xl border border-dashed border-line px-6 py-14 text-center">
      <h2 className="text-base font-medium">{t('emptyTitle')}</h2>
      <p className="mx-auto mt-2 max-w-md text-sm text-balance text-muted">
        {t('emptyText', { topic })}
      </p>
    </section>
  );
}

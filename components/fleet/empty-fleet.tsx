import { useTranslations } from 'use-intl';
import { SimulationControl } from '#components/fleet/simulation-control.tsx';

/** FL7: what to do while there is no freezer yet. */
export function EmptyFleet({ topic }: { topic: string }) {
  const t = useTranslations('fleet');
  return (
    <main id="content" className="mx-auto max-w-xl px-6 py-20 text-center">
      <h1 className="text-xl font-semibold">{t('emptyTitle')}</h1>
      <p className="mt-2 mb-6 text-sm text-balance text-muted">{t('emptyText', { topic })}</p>
      <div className="flex justify-center">
        <SimulationControl />
      </div>
    </main>
  );
}

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { SimulationControl } from '#components/fleet/simulation-control.tsx';
import { useEmptyWords } from '#components/fleet/use-empty-words.ts';
import { useAllRetired } from '#components/live/use-live.ts';

/** FL7: what to do while there is no freezer yet, or none in use any more. */
export function EmptyFleet({ topic }: { topic: string }) {
  const t = useTranslations('fleet');
  const { title, text } = useEmptyWords(topic);
  return (
    <main id="content" className="mx-auto max-w-xl px-6 py-20 text-center">
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="mt-2 mb-6 text-sm text-balance text-muted">{text}</p>
      <div className="flex justify-center">
        {useAllRetired() ? (
          <Link
            href="/admin/freezers?use=retired"
            prefetch={false}
            className="text-sm text-accent underline underline-offset-4"
          >
            {t('showRetired')}
          </Link>
        ) : (
          <SimulationControl />
        )}
      </div>
    </main>
  );
}

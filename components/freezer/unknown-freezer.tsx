'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';

/** UI9: an address of no freezer says what to do next. */
export function UnknownFreezer({ id }: { id: string | undefined }) {
  const t = useTranslations();
  return (
    <main id="content" className="mx-auto max-w-xl px-6 py-20 text-center">
      <h1 className="text-xl font-semibold">{t('freezerPage.unknownTitle')}</h1>
      <p className="mt-2 text-sm break-words text-muted">
        {id === undefined ? t('freezerPage.badAddress') : t('freezerPage.unknownText', { id })}
      </p>
      <Link
        href="/"
        prefetch={false}
        className="mt-6 inline-block text-accent underline underline-offset-4"
      >
        {t('problem.home')}
      </Link>
    </main>
  );
}

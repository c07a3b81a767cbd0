'use client';

import { useTranslations } from 'use-intl';

export function NotFound() {
  const t = useTranslations('problem');
  return (
    <main className="mx-auto max-w-md px-6 py-24 text-center">
      <h1 className="text-xl font-semibold">{t('notFoundTitle')}</h1>
      <p className="mt-2 text-sm text-muted">{t('notFoundText')}</p>
      <a href="/" className="mt-6 inline-block text-accent underline underline-offset-4">
        {t('home')}
      </a>
    </main>
  );
}

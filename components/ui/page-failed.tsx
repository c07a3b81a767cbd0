'use client';

import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';

export function PageFailed({ retry }: { retry: () => void }) {
  const t = useTranslations('problem');
  return (
    <main className="mx-auto max-w-md px-6 py-24 text-center">
      <h1 className="text-xl font-semibold">{t('errorTitle')}</h1>
      <p className="mt-2 mb-6 text-sm text-muted">{t('errorText')}</p>
      <Button onClick={retry}>{t('retry')}</Button>
    </main>
  );
}

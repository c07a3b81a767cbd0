'use client';

import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { isLostChunk, reloadOnce } from '#components/ui/lost-chunk.ts';

export function PageFailed({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('problem');
  useEffect(() => {
    if (isLostChunk(error)) reloadOnce(Date.now());
  }, [error]);
  return (
    <main className="mx-auto max-w-md px-6 py-24 text-center">
      <h1 className="text-xl font-semibold">{t('errorTitle')}</h1>
      <p className="mt-2 mb-6 text-sm text-muted">{t('errorText')}</p>
      <Button onClick={retry}>{t('retry')}</Button>
    </main>
  );
}

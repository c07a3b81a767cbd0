'use client';

import { useTranslations } from 'use-intl';
import { useFacts } from '#components/live/use-live.ts';
import { Notice } from '#components/ui/notice.tsx';
import { Sign } from '#components/ui/sign.tsx';

/** FA9: why a freezer is not among the others, and what still is there of it. */
export function RetiredMark({ id }: { id: string }) {
  const t = useTranslations('freezerPage');
  if (useFacts(id)?.retired !== true) return null;
  return (
    <div data-retired className="mt-3">
      <Notice tone="info">
        <strong className="font-semibold">{t('retired')}</strong> {t('retiredText')}
      </Notice>
    </div>
  );
}

/** In place of how it is: nobody judges it. */
export function RetiredWords() {
  const t = useTranslations('freezerPage');
  return (
    <span className="flex items-center gap-1.5">
      <Sign shape="pause" className="text-muted" />
      {t('retiredWord')}
    </span>
  );
}

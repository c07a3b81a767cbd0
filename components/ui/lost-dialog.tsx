import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '#components/live/use-live.ts';
import { isLostChunk, reloadOnce } from '#components/ui/lost-chunk.ts';
import { Notice } from '#components/ui/notice.tsx';

/** UI9: stands in for a dialog that failed. Without code of its own to fetch: that may be what is missing. */
export function LostDialog({ error, close }: { error: unknown; close: () => void }) {
  const t = useTranslations();
  const live = useConnection() === 'live';
  const lost = isLostChunk(error);
  useEffect(() => {
    // Where Gelo is away a page that is loaded anew would be away too.
    if (lost && live) reloadOnce(Date.now());
  }, [lost, live]);
  return (
    <div
      role="alert"
      className="fixed inset-x-4 bottom-4 z-50 mx-auto max-w-lg rounded-xl bg-surface text-ink shadow-xl"
    >
      <Notice tone="warn" action={{ label: t('ask.close'), act: close }}>
        {lost ? t('ask.unreachable') : t('problem.errorText')}
      </Notice>
    </div>
  );
}

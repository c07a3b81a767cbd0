'use client';

import { useTranslations } from 'use-intl';
import { showJournalWish } from '#components/admin/journal/show-journal-wish.ts';
import { Button } from '#components/ui/button.tsx';
import { isWhole, type JournalWish, NO_JOURNAL_WISH } from '#lib/journal/wish.ts';

/** Why nothing is shown, and the way back where a filter hides it. */
export function NoEntries({ wish }: { wish: JournalWish }) {
  const t = useTranslations('journalAdmin');
  return (
    <div role="status" className="flex flex-col items-center gap-3 py-16 text-center">
      {isWhole(wish) ? (
        <>
          <p className="font-medium">{t('empty')}</p>
          <p className="text-sm text-muted">{t('emptyText')}</p>
        </>
      ) : (
        <>
          <p className="text-sm text-muted">{t('none')}</p>
          <Button look="quiet" onClick={() => showJournalWish(NO_JOURNAL_WISH)}>
            {t('clear')}
          </Button>
        </>
      )}
    </div>
  );
}

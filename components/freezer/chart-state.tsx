'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { AskError } from '#components/api/ask.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import type { History } from '#components/freezer/use-history.ts';
import { Button } from '#components/ui/button.tsx';
import type { ChartRange } from '#lib/chart/range.ts';

type Given = { history: History; empty: boolean; range: ChartRange };

/** What is said in the middle of a chart that has nothing, or nothing new, to show. */
export function ChartState({ history, empty, range }: Given) {
  const t = useTranslations('chart');
  const problem = useTranslations('problem');
  const words = useFaultWords();
  const { error, isLoading, again, data } = history;
  if (error !== undefined) {
    const unrecorded = error instanceof AskError && error.status === 404;
    return (
      <Middle>
        <p role="alert">{unrecorded ? t('unrecorded') : words(error)}</p>
        {data === undefined ? null : <p className="text-muted">{t('stale')}</p>}
        <Button look="quiet" onClick={again} className="pointer-events-auto mt-3">
          {problem('retry')}
        </Button>
      </Middle>
    );
  }
  if (isLoading || data === undefined) {
    return (
      <Middle>
        <p role="status" className="text-muted transition-opacity delay-200 starting:opacity-0">
          {t('loading')}
        </p>
      </Middle>
    );
  }
  if (!empty) return null;
  return (
    <Middle>
      <p className="font-medium">{t('empty')}</p>
      {range.kind === 'live' ? <p className="text-muted">{t('emptyHint')}</p> : null}
    </Middle>
  );
}

function Middle({ children }: { children: ReactNode }) {
  return (
    <div className="pointer-events-none absolute inset-0 z-10 flex flex-col items-center justify-center p-6 text-center text-sm">
      <div className="rounded-2xl bg-surface/85 px-4 py-2">{children}</div>
    </div>
  );
}

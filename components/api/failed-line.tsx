'use client';

import { useTranslations } from 'use-intl';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { Button } from '#components/ui/button.tsx';

/** What could not be fetched, after words of the asker's own, and the way to try again. */
export function FailedLine(given: {
  fault: unknown;
  again: () => void;
  what?: string;
  className?: string;
}) {
  const { fault, again, what, className = '' } = given;
  const t = useTranslations('problem');
  const words = useFaultWords();
  return (
    <div
      role="alert"
      className={`flex flex-wrap items-center gap-3 text-sm text-warn ${className}`}
    >
      {what} {words(fault)}
      <Button look="quiet" onClick={again}>
        {t('retry')}
      </Button>
    </div>
  );
}

import { useTranslations } from 'use-intl';
import { AskError } from '#components/api/ask.ts';

/** What went wrong, in the reader's language where the words are ours. */
export function useFaultWords(): (fault: unknown) => string {
  const t = useTranslations('ask');
  return (fault) => {
    if (!(fault instanceof AskError)) return t('failed', { detail: String(fault) });
    if (fault.kind === 'unreachable') return t('unreachable');
    if (fault.kind === 'odd') return t('odd', { status: fault.status });
    return t('failed', { detail: fault.message });
  };
}

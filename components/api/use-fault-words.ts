import { useTranslations } from 'use-intl';
import { AskError } from '#components/api/ask.ts';

/** What went wrong, in the reader's language where the words are ours. */
export function useFaultWords(): (fault: unknown) => string {
  const t = useTranslations('ask');
  return (fault) => {
    if (!(fault instanceof AskError)) return t('failed', { detail: String(fault) });
    if (fault.kind === 'unreachable') return t('unreachable');
    if (fault.kind === 'odd') return t('odd', { status: fault.status });
    if (fault.status === SIGNED_OUT) return t('signInFirst');
    if (fault.status === TOO_FAST) return t('tooFast');
    const text = t('failed', { detail: fault.message });
    const { status, requestId } = fault;
    // What broke in Gelo itself is looked up in its log.
    return status === BROKEN && requestId !== undefined
      ? `${text} ${t('quote', { id: requestId })}`
      : text;
  };
}

const SIGNED_OUT = 401;
const TOO_FAST = 429;
const BROKEN = 500;

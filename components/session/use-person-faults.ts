import { useTranslations } from 'use-intl';
import { AskError } from '#components/api/ask.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { LEAST_PASSWORD } from '#lib/people/people.ts';

type Field = 'name' | 'username' | 'current' | 'password';
const TAKEN = 409;

/** What is wrong with somebody's name or password, beside its field; all else below. */
export function usePersonFaults(fault: unknown) {
  const t = useTranslations('personFault');
  const words = useFaultWords();
  const isRefusal = fault instanceof AskError;
  const wrong = new Set(isRefusal ? fault.errors.map(({ path }) => path) : []);
  const ofField = (field: Field) => {
    if (field === 'current') return t('current');
    if (field === 'password') return t('password', { least: LEAST_PASSWORD });
    return isRefusal && fault.status === TAKEN ? t(`${field}Taken`) : t(field);
  };
  return {
    of: (field: Field) => (wrong.has(field) ? ofField(field) : undefined),
    rest: fault === undefined || wrong.size > 0 ? undefined : words(fault),
  };
}

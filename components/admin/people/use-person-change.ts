import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AskError, ask, type Change } from '#components/api/ask.ts';
import { usePersonFaults } from '#components/session/use-person-faults.ts';

const CONFLICT = 409;

/** Asks for one thing at a time; what was refused is told until the next is tried. */
export function usePersonChange() {
  const t = useTranslations('peopleAdmin');
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const faults = usePersonFaults(fault);
  // A conflict that is about no field is about the last admin (WH5).
  const isLast =
    fault instanceof AskError && fault.status === CONFLICT && fault.errors.length === 0;
  return {
    working,
    faults: { of: faults.of, rest: isLast ? t('lastAdmin') : faults.rest },
    /** What was answered; undefined when it was refused. */
    async send<T>(path: string, change: Change): Promise<T | undefined> {
      if (working) return undefined;
      setWorking(true);
      setFault(undefined);
      try {
        return await ask<T>(path, change);
      } catch (error) {
        setFault(error);
        return undefined;
      } finally {
        setWorking(false);
      }
    },
  };
}

'use client';

import { useTranslations } from 'use-intl';
import type { FieldFault } from '#components/freezer/use-settings-form.ts';

type Given = { fault: FieldFault; least?: string; most?: string };

/** What is wrong with a field. */
export function FaultWords({ fault, least = '', most = '' }: Given) {
  const t = useTranslations('freezerSettings.fault');
  if (fault.by === 'server') return fault.words;
  return fault.fault === 'out-of-range' ? t('out-of-range', { least, most }) : t(fault.fault);
}

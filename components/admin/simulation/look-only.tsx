'use client';

import { useTranslations } from 'use-intl';
import { TakesRole } from '#components/session/takes-role.tsx';
import { Notice } from '#components/ui/notice.tsx';

/** What a viewer cannot do here, and the way to it. */
export function LookOnly() {
  const t = useTranslations('simulationAdmin');
  return (
    <Notice tone="info">
      {t('look')}
      <TakesRole who="operator" />
    </Notice>
  );
}

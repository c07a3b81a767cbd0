'use client';

import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { FactName } from '#components/admin/delivery/facts.ts';
import { Explained } from '#components/ui/explained.tsx';

/** What a fact is called; pressed, it says what that means. */
export const FactLabel = memo(function FactLabel({ name }: { name: FactName }) {
  const t = useTranslations('deliveryAdmin');
  const title = t(`fact.${name}`);
  return (
    <Explained title={title} about={<p>{t(`about.${name}`)}</p>}>
      {title}
    </Explained>
  );
});

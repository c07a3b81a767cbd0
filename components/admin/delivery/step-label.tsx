'use client';

import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { Explained } from '#components/ui/explained.tsx';
import type { StepName } from '#lib/delivery/steps.ts';

/** What a row has a place for; the others are in the journey. */
export const SHOWN_STEPS = ['acknowledged', 'received', 'recorded', 'arrived'] as const;

/** A step’s name; pressed, it says what that means. */
export const StepLabel = memo(function StepLabel({ name }: { name: StepName }) {
  const t = useTranslations('deliveryAdmin');
  const title = t(`step.${name}`);
  return (
    <Explained title={title} about={<p>{t(`stepAbout.${name}`)}</p>}>
      {title}
    </Explained>
  );
});

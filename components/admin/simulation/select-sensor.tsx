'use client';

import { useTranslations } from 'use-intl';
import { SelectBox } from '#components/ui/select-boxes.tsx';
import type { Selection } from '#components/ui/use-selection.ts';

export function SelectSensor({ selection, id }: { selection: Selection<string>; id: string }) {
  const t = useTranslations('simulationAdmin.sensors');
  return <SelectBox selection={selection} id={id} label={t('select', { id })} />;
}

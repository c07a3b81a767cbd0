import { useState } from 'react';
import { useLocale } from 'use-intl';
import type { SimulatedSensorView } from '#components/admin/simulation/use-simulation.ts';
import { DEFAULT_PROFILE } from '#lib/settings/profiles.ts';
import { type StartDraft, typedCount, typedRate } from '#lib/simulation/draft.ts';
import { DEFAULT_SENSORS, RATE } from '#lib/simulation/sensor.ts';

export type StartDraftOf = ReturnType<typeof useStartDraft>;

/** What is about to be started: what there is, until somebody says otherwise. */
export function useStartDraft(sensors: readonly SimulatedSensorView[]) {
  const locale = useLocale();
  const [typed, type] = useState<Partial<StartDraft>>({});
  const [first] = sensors;
  const usual: StartDraft = {
    count: String(first === undefined ? DEFAULT_SENSORS : sensors.length),
    rate: (first?.rate ?? RATE.usual).toLocaleString(locale),
    model: first?.model ?? 'plain',
    profile: first?.profile ?? DEFAULT_PROFILE,
  };
  const draft = { ...usual, ...typed };
  return {
    draft,
    count: typedCount(draft.count),
    rate: typedRate(draft.rate),
    type: (part: Partial<StartDraft>) => type((before) => ({ ...before, ...part })),
  };
}

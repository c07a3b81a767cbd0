'use client';

import { useTranslations } from 'use-intl';
import { LookOnly } from '#components/admin/simulation/look-only.tsx';
import { SimulationDesk } from '#components/admin/simulation/simulation-desk.tsx';
import { SimulationState } from '#components/admin/simulation/simulation-state.tsx';
import { useSimulation } from '#components/admin/simulation/use-simulation.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { useTopic } from '#components/live/use-live.ts';
import { useMay } from '#components/session/me.tsx';

/** SM15: everything about sensors that are not there, for who lets them run and for who learns Kafka on them. */
export function SimulationAdmin() {
  const t = useTranslations('simulationAdmin');
  const topic = useTopic();
  const mayChange = useMay('operator');
  const { view, sensors, fault, again } = useSimulation();
  return (
    <div className="flex flex-col gap-6">
      <header>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
          {view === undefined ? null : <SimulationState view={view} />}
        </div>
        <p className="mt-1 max-w-3xl text-sm text-muted">{t('intro', { topic: topic ?? '…' })}</p>
      </header>
      {fault === undefined ? null : (
        <FailedLine fault={fault} what={t('failed')} again={() => void again()} />
      )}
      {mayChange ? null : <LookOnly />}
      {view !== undefined && sensors !== undefined ? (
        <SimulationDesk {...{ view, sensors, again, mayChange }} />
      ) : fault === undefined ? (
        <p className="py-10 text-center text-sm text-muted">{t('waiting')}</p>
      ) : null}
    </div>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { Lasting } from '#components/live/age.tsx';
import { Sign } from '#components/ui/sign.tsx';
import type { SimulationView } from '#lib/api/simulation.ts';

/** How many run, and which instance lets them. */
export function SimulationState({ view }: { view: SimulationView }) {
  const t = useTranslations();
  const { running, sensors, owner } = view;
  const none = running === 0;
  return (
    <p
      data-running={running}
      data-owner={owner?.name}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm"
    >
      <span className="flex items-center gap-1.5 font-medium">
        <Sign shape={none ? 'ring' : 'dot'} className={none ? 'text-muted' : 'text-good'} />
        {none
          ? t('simulationAdmin.state.none')
          : t('simulationAdmin.state.running', { running, total: sensors })}
      </span>
      {none ? null : owner === null ? (
        <span className="text-warn">{t('simulationAdmin.state.nobody')}</span>
      ) : (
        <span className="text-muted tabular-nums">
          {t('simulationAdmin.state.owner', { name: owner.name })}{' '}
          {t.rich('freezer.for', { span: () => <Lasting since={owner.since} /> })}
        </span>
      )}
    </p>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { Panel } from '#components/admin/panel.tsx';
import type { Doing } from '#components/admin/simulation/use-change.ts';
import { useSpan } from '#components/live/age.tsx';
import { useTimely } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import { Sign } from '#components/ui/sign.tsx';
import type { FaultView, SimulationView } from '#lib/api/simulation.ts';
import { listSensors, sensorNumber } from '#lib/simulation/sensor.ts';

type Given = { view: SimulationView; doing: Doing; mayChange: boolean; begin: () => void };

/** SM6: what is wrong just now, with whom and for how long yet. */
export function ActiveFaults({ view, doing, mayChange, begin }: Given) {
  const t = useTranslations('simulationAdmin.faults');
  const { faults, sensors } = view;
  return (
    <Panel
      title={t('title')}
      side={
        mayChange ? (
          <Button look="quiet" idle={sensors === 0} onClick={begin}>
            {t('set')}
          </Button>
        ) : null
      }
    >
      {faults.length === 0 ? (
        <p className="text-sm text-muted">{t('none')}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {faults.map((fault) => (
            <Fault key={fault.id} {...{ fault, doing, mayChange }} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Fault({ fault, doing, mayChange }: { fault: FaultView } & Omit<Given, 'view' | 'begin'>) {
  const t = useTranslations('simulationAdmin.faults');
  const { id, kind, sensors, until } = fault;
  const numbers = sensors?.flatMap((each) => sensorNumber(each) ?? []);
  return (
    <li
      data-fault={kind}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-xl border border-line bg-page px-3 py-2 text-sm"
    >
      <Sign shape="triangle" className="text-warn" />
      <span className="font-medium">{t(`kinds.${kind}`)}</span>
      <span className="min-w-0 break-words text-muted">
        {numbers === undefined ? t('all') : listSensors(numbers)}
      </span>
      <span className="text-muted tabular-nums">
        {t.rich('ends', { span: () => <Remaining until={until} /> })}
      </span>
      {mayChange ? (
        <Button
          look="quiet"
          idle={doing.busy}
          aria-label={t('endOf', { kind: t(`kinds.${kind}`) })}
          onClick={() => void doing.change(`/faults/${id}`, { method: 'DELETE' })}
          className="ml-auto min-h-8"
        >
          {t('end')}
        </Button>
      ) : null}
    </li>
  );
}

function Remaining({ until }: { until: number }) {
  const words = useSpan();
  return useTimely((now) => words(Math.max(0, until - now)));
}

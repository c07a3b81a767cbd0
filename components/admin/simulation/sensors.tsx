'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PickedBar } from '#components/admin/simulation/picked-bar.tsx';
import { SensorCard } from '#components/admin/simulation/sensor-card.tsx';
import { SensorTable } from '#components/admin/simulation/sensor-table.tsx';
import type { Doing } from '#components/admin/simulation/use-change.ts';
import type { SimulatedSensorView } from '#components/admin/simulation/use-simulation.ts';
import { Button } from '#components/ui/button.tsx';
import { Segments } from '#components/ui/segments.tsx';
import { SelectAll } from '#components/ui/select-boxes.tsx';
import { useSelection } from '#components/ui/use-selection.ts';
import { useStored } from '#components/ui/use-stored.ts';
import type { SimulationView } from '#lib/api/simulation.ts';

type Given = {
  sensors: readonly SimulatedSensorView[];
  view: SimulationView;
  doing: Doing;
  mayChange: boolean;
  begin: (ids: readonly string[] | null) => void;
};

/** A thousand of them at once would keep a browser busy with what nobody reads. */
const AT_ONCE = 48;
const LOOKS = ['cards', 'table'] as const;

/** Each sensor, with what it sent last; one, some or all can be started, stopped and disturbed. */
export function Sensors({ sensors, view, doing, mayChange, begin }: Given) {
  const t = useTranslations('simulationAdmin.sensors');
  const [look, show] = useStored('gelo-simulation', 'cards', isLook);
  const [wanted, turnTo] = useState(0);
  const picked = useSelection(sensors.map(({ id }) => id));
  const from = Math.min(wanted, lastPage(sensors.length));
  const shown = sensors.slice(from, from + AT_ONCE);
  const row = { faults: view.faults, picked: mayChange ? picked : undefined, doing, begin };
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 className="text-base font-semibold tracking-tight">{t('title')}</h2>
        <Segments
          label={t('look')}
          values={LOOKS}
          words={(each) => t(`looks.${each}`)}
          chosen={look}
          choose={show}
        />
      </div>
      {sensors.length === 0 ? (
        <p className="py-8 text-center text-sm text-muted">{t('none')}</p>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            {mayChange ? (
              <SelectAll selection={picked} label={t('selectAll', { count: sensors.length })} />
            ) : (
              <span />
            )}
            <Pager {...{ from, turnTo }} count={sensors.length} />
          </div>
          {look === 'cards' ? (
            <ul className="grid gap-3 sm:grid-cols-[repeat(auto-fill,minmax(17rem,1fr))]">
              {shown.map((sensor) => (
                <SensorCard key={sensor.id} sensor={sensor} {...row} />
              ))}
            </ul>
          ) : (
            <SensorTable sensors={shown} {...row} />
          )}
        </>
      )}
      {picked.chosen.length > 0 ? <PickedBar {...{ picked, doing, begin }} /> : null}
    </section>
  );
}

function isLook(text: string): text is (typeof LOOKS)[number] {
  return LOOKS.some((each) => each === text);
}

function lastPage(count: number): number {
  return Math.max(0, Math.ceil(count / AT_ONCE) - 1) * AT_ONCE;
}

function Pager(given: { from: number; count: number; turnTo: (from: number) => void }) {
  const { from, count, turnTo } = given;
  const t = useTranslations('simulationAdmin.sensors');
  if (count <= AT_ONCE) return null;
  const to = Math.min(count, from + AT_ONCE);
  return (
    <nav aria-label={t('title')} className="flex items-center gap-3 text-sm">
      <Button look="quiet" idle={from === 0} onClick={() => turnTo(from - AT_ONCE)}>
        {t('earlier')}
      </Button>
      <span className="tabular-nums">{t('page', { from: from + 1, to, count })}</span>
      <Button look="quiet" idle={to === count} onClick={() => turnTo(from + AT_ONCE)}>
        {t('later')}
      </Button>
    </nav>
  );
}

'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import type { Doing } from '#components/admin/simulation/use-change.ts';
import type { SimulatedSensorView } from '#components/admin/simulation/use-simulation.ts';
import { useProfileName } from '#components/freezer/use-setting-words.ts';
import { Celsius } from '#components/live/celsius.tsx';
import { useFreezer } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import { Sign } from '#components/ui/sign.tsx';
import type { FaultView } from '#lib/api/simulation.ts';
import { freezerPath } from '#lib/freezer/address.ts';

/** All that a card or a row takes. */
export type SensorGiven = { sensor: SimulatedSensorView };

export function SensorName({ sensor: { id } }: SensorGiven) {
  return (
    <Link href={freezerPath(id)} prefetch={false} className="rounded font-medium hover:underline">
      {id}
    </Link>
  );
}

export function RunningWords({ sensor: { running } }: SensorGiven) {
  const t = useTranslations('simulationAdmin.sensors');
  return (
    <span className={`flex items-center gap-1.5 ${running ? '' : 'text-muted'}`}>
      <Sign shape={running ? 'dot' : 'ring'} className={running ? 'text-good' : 'text-muted'} />
      {running ? t('running') : t('stopped')}
    </span>
  );
}

export function ModelWords({ sensor: { model, rate, profile } }: SensorGiven) {
  const t = useTranslations('simulationAdmin');
  const locale = useLocale();
  const name = useProfileName();
  const often = t('sensors.perSecond', { rate: rate.toLocaleString(locale) });
  return (
    <span>
      {[t(`start.models.${model}`), often, ...(model === 'plain' ? [] : [name(profile)])].join(
        ' · ',
      )}
    </span>
  );
}

/** What reached this page of it, through Kafka. */
export function NewestReading({ sensor: { id } }: SensorGiven) {
  const t = useTranslations('simulationAdmin.sensors');
  const newest = useFreezer(id);
  if (newest === undefined) return <span className="text-sm text-muted">{t('noValue')}</span>;
  return <Celsius celsius={newest.celsius} unit="ml-1 text-xs" />;
}

export function NewestPlace({ sensor: { id } }: SensorGiven) {
  const t = useTranslations('simulationAdmin.sensors');
  const newest = useFreezer(id);
  if (newest === undefined || newest.offset === '') return <span>–</span>;
  const { partition, offset } = newest;
  return <span data-place={`${partition} ${offset}`}>{t('place', { partition, offset })}</span>;
}

export function FaultMarks(given: SensorGiven & { faults: readonly FaultView[] }) {
  const t = useTranslations('simulationAdmin.faults');
  const { id } = given.sensor;
  const own = given.faults.filter(({ sensors }) => sensors?.includes(id) ?? true);
  const kinds = [...new Set(own.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <span key={kind} data-fault={kind} className="flex items-center gap-1.5 text-warn">
      <Sign shape="triangle" className="" />
      {t(`kinds.${kind}`)}
    </span>
  ));
}

type Acts = SensorGiven & { doing: Doing; begin: (ids: readonly string[]) => void };

/** SM2: one of them, with one click. */
export function SensorActs({ sensor: { id, running }, doing, begin }: Acts) {
  const t = useTranslations('simulationAdmin');
  const body = { sensors: [id] };
  return (
    <span className="flex gap-2">
      <Button
        look="quiet"
        idle={doing.busy}
        aria-label={running ? t('sensors.stopOf', { id }) : t('sensors.startOf', { id })}
        onClick={() => void doing.change(running ? '/stop' : '/start', { method: 'POST', body })}
        className="min-h-9"
      >
        {running ? t('start.stop') : t('start.start')}
      </Button>
      <Button
        look="quiet"
        aria-label={t('sensors.faultOf', { id })}
        onClick={() => begin([id])}
        className="min-h-9"
      >
        {t('faults.setFor')}
      </Button>
    </span>
  );
}

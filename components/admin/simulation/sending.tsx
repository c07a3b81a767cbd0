'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Panel } from '#components/admin/panel.tsx';
import { Idempotent } from '#components/admin/simulation/idempotent.tsx';
import { PartitionMap } from '#components/admin/simulation/partition-map.tsx';
import type { Doing } from '#components/admin/simulation/use-change.ts';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { NumberField } from '#components/ui/number-field.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import type { SimulationView } from '#lib/api/simulation.ts';
import { typedLinger } from '#lib/simulation/draft.ts';
import { PARTITIONERS } from '#lib/simulation/partitioner.ts';
import {
  ACKS,
  COMPRESSIONS,
  KEY_STRATEGIES,
  partitionMap,
  type SendSettings,
} from '#lib/simulation/sending.ts';

type Given = {
  view: SimulationView;
  /** Those that there are, or are about to be. */
  sensors: readonly string[];
  doing: Doing;
  mayChange: boolean;
};

/** SM10: key, partition, acknowledgement and batch, each with what it means. */
export function Sending({ view, sensors, doing, mayChange }: Given) {
  const t = useTranslations('simulationAdmin.sending');
  const [chosen, choose] = useState<Partial<SendSettings>>({});
  const [lingering, linger] = useState<string>();
  const lingerText = lingering ?? String(view.settings.lingerMs);
  const lingerMs = typedLinger(lingerText);
  const draft = { ...view.settings, ...chosen, lingerMs: lingerMs ?? view.settings.lingerMs };
  const changed = JSON.stringify(draft) !== JSON.stringify(view.settings);
  const map = view.partitions === null ? [] : partitionMap(draft, sensors, view.partitions);
  const pick = (part: Partial<SendSettings>) => choose((before) => ({ ...before, ...part }));

  const save = async () => {
    if (lingerMs === undefined || doing.busy || !changed) return;
    if (!(await doing.change('/settings', { method: 'PUT', body: draft }))) return;
    choose({});
    linger(undefined);
  };

  return (
    <Panel title={t('title')} folded>
      <form
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Choice
          label={t('keys')}
          values={KEY_STRATEGIES}
          words={(each) => t(`keysOf.${each}`)}
          hints={(each) => t(`keysHints.${each}`)}
          chosen={draft.keys}
          choose={(keys) => pick({ keys })}
          disabled={!mayChange}
        />
        <Choice
          label={t('partitioner')}
          values={PARTITIONERS}
          words={(each) => t(`partitioners.${each}`)}
          hints={(each) => t(`partitionerHints.${each}`)}
          chosen={draft.partitioner}
          choose={(partitioner) => pick({ partitioner })}
          disabled={!mayChange || draft.keys === 'none'}
        />
        <PartitionMap map={map} sensors={sensors.length} />
        <Choice
          label={t('acks')}
          values={ACKS}
          words={(each) => t(`acksOf.${each}`)}
          hints={(each) => t(`acksHints.${each}`)}
          chosen={draft.acks}
          choose={(acks) => pick(acks === 'all' ? { acks } : { acks, idempotent: false })}
          disabled={!mayChange}
        />
        <Idempotent
          on={draft.idempotent}
          turn={(idempotent) => pick({ idempotent })}
          disabled={!mayChange || draft.acks !== 'all'}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t('compression')}
            hint={t('compressionHint')}
            value={draft.compression}
            disabled={!mayChange}
            change={(value) => {
              const compression = COMPRESSIONS.find((each) => each === value);
              if (compression !== undefined) pick({ compression });
            }}
          >
            {COMPRESSIONS.map((each) => (
              <option key={each} value={each}>
                {t(`compressions.${each}`)}
              </option>
            ))}
          </SelectField>
          <NumberField
            label={t('lingerMs')}
            hint={t('lingerHint')}
            fault={lingerMs === undefined ? t('lingerFault') : undefined}
            value={lingerText}
            change={linger}
            mode="numeric"
            readOnly={!mayChange}
          />
        </div>
        {mayChange ? (
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" idle={!changed || lingerMs === undefined || doing.busy}>
              {t('save')}
            </Button>
            <p role="status" className={`text-sm ${changed ? 'text-warn' : 'text-muted'}`}>
              {changed ? t('changed') : t('saved')}
            </p>
          </div>
        ) : null}
      </form>
    </Panel>
  );
}

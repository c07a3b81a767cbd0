'use client';

import useSWR from 'swr';
import { useLocale, useTranslations } from 'use-intl';
import { Panel } from '#components/admin/panel.tsx';
import type { Doing } from '#components/admin/simulation/use-change.ts';
import type { StartDraftOf } from '#components/admin/simulation/use-start-draft.ts';
import { ask } from '#components/api/ask.ts';
import { useProfileName } from '#components/freezer/use-setting-words.ts';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { NumberField } from '#components/ui/number-field.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import type { ProfileView } from '#lib/api/profiles.ts';
import type { SimulationView } from '#lib/api/simulation.ts';
import { BUILT_IN_PROFILES } from '#lib/settings/profiles.ts';
import { startOf } from '#lib/simulation/draft.ts';
import { KNOWN_TO_WORK, RATE, SENSOR_MODELS } from '#lib/simulation/sensor.ts';

type Given = { view: SimulationView; doing: Doing; start: StartDraftOf };

/** SM2: how many, how often, which model; one click starts them, another stops all. */
export function StartForm({ view, doing, start }: Given) {
  const t = useTranslations('simulationAdmin');
  const locale = useLocale();
  const { draft, count, rate, type } = start;
  const request = startOf(draft);
  const least = RATE.least.toLocaleString(locale);
  return (
    <Panel title={t('start.title')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (request === undefined || doing.busy) return;
          void doing.change('/start', { method: 'POST', body: request });
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={t('start.count')}
            hint={t('start.countHint')}
            fault={count === undefined ? t('start.whole') : undefined}
            value={draft.count}
            change={(text) => type({ count: text })}
            mode="numeric"
          />
          <NumberField
            label={t('start.rate')}
            hint={t('start.rateHint', { least })}
            fault={rate === undefined ? t('start.number', { least }) : undefined}
            value={draft.rate}
            change={(text) => type({ rate: text })}
            mode="decimal"
          />
          <Choice
            label={t('start.model')}
            values={SENSOR_MODELS}
            words={(model) => t(`start.models.${model}`)}
            hints={(model) => t(`start.modelHints.${model}`)}
            chosen={draft.model}
            choose={(model) => type({ model })}
          />
          <ProfileField value={draft.profile} change={(profile) => type({ profile })} />
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" idle={request === undefined || doing.busy}>
            {count === undefined ? t('start.start') : t('start.startMany', { count })}
          </Button>
          <Button
            look="quiet"
            idle={view.running === 0 || doing.busy}
            onClick={() => void doing.change('/stop', { method: 'POST', body: {} })}
          >
            {t('start.stopAll')}
          </Button>
          {count === undefined || rate === undefined ? null : <Together perSecond={count * rate} />}
        </div>
      </form>
    </Panel>
  );
}

function Together({ perSecond }: { perSecond: number }) {
  const t = useTranslations('simulationAdmin');
  const rate = perSecond.toLocaleString(useLocale(), { maximumFractionDigits: 1 });
  const many = perSecond > KNOWN_TO_WORK;
  return (
    <p role="status" className={`text-xs ${many ? 'text-warn' : 'text-muted'}`}>
      {many ? t('start.tooMany', { rate }) : t('start.together', { rate })}
    </p>
  );
}

function ProfileField({ value, change }: { value: string; change: (id: string) => void }) {
  const t = useTranslations('simulationAdmin');
  const name = useProfileName();
  const { data } = useSWR<{ profiles: ProfileView[] }, unknown>('/api/profiles', (path: string) =>
    ask<{ profiles: ProfileView[] }>(path),
  );
  // Those that every Gelo has can be chosen before the others are known.
  const profiles = data?.profiles ?? BUILT_IN_PROFILES.map((id) => ({ id, name: null }));
  return (
    <SelectField
      label={t('start.profile')}
      hint={t('start.profileHint')}
      value={value}
      change={change}
    >
      {profiles.map((profile) => (
        <option key={profile.id} value={profile.id}>
          {name(profile.id, profile.name)}
        </option>
      ))}
    </SelectField>
  );
}

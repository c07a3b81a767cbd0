'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { Outdated } from '#components/freezer/outdated.tsx';
import { OwnSetting } from '#components/freezer/own-setting.tsx';
import { ProfileChoice, TextSetting } from '#components/freezer/text-setting.tsx';
import { type SettingsForming, useSettingsForm } from '#components/freezer/use-settings-form.ts';
import { useMay } from '#components/session/me.tsx';
import { TakesRole } from '#components/session/takes-role.tsx';
import { Button } from '#components/ui/button.tsx';
import type { FreezerSettings } from '#lib/api/freezers.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import { SETTING_FIELDS } from '#lib/settings/draft.ts';

type Given = {
  id: string;
  saved: FreezerSettings;
  profiles: readonly ProfileView[];
  keep: (saved: FreezerSettings) => void;
  /** What is told of the form as it is being filled in, next to it. */
  beside?: ((form: SettingsForming) => ReactNode) | undefined;
};

/** FZ7: name, place, profile, and what the freezer has of its own. */
export function SettingsForm({ id, saved, profiles, keep, beside }: Given) {
  const t = useTranslations('freezerSettings');
  const may = useMay('admin');
  const form = useSettingsForm({ id, saved, profiles, keep });
  const { draft, faults, outcome, profile } = form;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
      className={`border-t border-line p-4 ${beside ? 'grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]' : ''}`}
    >
      <div className="@container flex flex-col gap-5">
        <fieldset disabled={!may} className="contents">
          <div className="grid gap-4 @xl:grid-cols-3">
            <TextSetting
              field="name"
              value={draft.name}
              change={(name) => form.change({ name })}
              hint={t('nameHint', { id })}
              placeholder={id}
              fault={faults.name}
            />
            <TextSetting
              field="place"
              value={draft.place}
              change={(place) => form.change({ place })}
              hint={t('placeHint')}
              fault={faults.place}
            />
            <ProfileChoice
              value={draft.profile}
              profiles={profiles}
              change={(chosen) => form.change({ profile: chosen })}
              fault={faults.profile}
            />
          </div>
          <fieldset>
            <legend className="text-sm font-semibold">{t('own')}</legend>
            <p className="mt-0.5 mb-3 text-xs text-muted">{t('hint')}</p>
            <div className="grid gap-x-6 gap-y-4 @xl:grid-cols-2 @4xl:grid-cols-3">
              {SETTING_FIELDS.map((field) => (
                <OwnSetting
                  key={field}
                  field={field}
                  draft={draft.fields[field]}
                  profileValue={profile?.settings[field]}
                  change={(part) => form.changeField(field, part)}
                  fault={faults[field]}
                />
              ))}
            </div>
          </fieldset>
        </fieldset>
        {may ? (
          <div
            className={`flex flex-wrap items-center gap-3 ${beside ? 'sticky -bottom-5 z-10 -mx-4 border-t border-line bg-surface px-4 py-3' : ''}`}
          >
            <Button type="submit" idle={outcome.state === 'saving'}>
              {outcome.state === 'saving' ? <Saving /> : t('save')}
            </Button>
            <Button look="quiet" onClick={form.revert}>
              {t('revert')}
            </Button>
            {outcome.state === 'outdated' ? (
              <Outdated changes={outcome.changes} />
            ) : (
              <Outcome outcome={outcome} faults={Object.keys(faults).length} />
            )}
          </div>
        ) : (
          <TakesRole who="admin" />
        )}
      </div>
      {beside?.(form)}
    </form>
  );
}

function Saving() {
  return useTranslations('ask')('saving');
}

type OutcomeGiven = {
  outcome: ReturnType<typeof useSettingsForm>['outcome'];
  faults: number;
};

function Outcome({ outcome, faults }: OutcomeGiven) {
  const t = useTranslations('freezerSettings');
  const words = useFaultWords();
  const failed = faults > 0 || outcome.state === 'failed';
  return (
    <p
      role={failed ? 'alert' : 'status'}
      className={`text-sm ${failed ? 'text-bad' : 'text-good'}`}
    >
      {faults > 0
        ? t('faults', { count: faults })
        : outcome.state === 'failed'
          ? words(outcome.fault)
          : outcome.state === 'saved'
            ? t('saved')
            : null}
    </p>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { PersonField, usePerson } from '#components/api/person-field.tsx';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { OwnSetting } from '#components/freezer/own-setting.tsx';
import { ProfileChoice, TextSetting } from '#components/freezer/text-setting.tsx';
import { useSettingsForm } from '#components/freezer/use-settings-form.ts';
import { Button } from '#components/ui/button.tsx';
import type { FreezerSettings } from '#lib/api/freezers.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import { SETTING_FIELDS } from '#lib/settings-draft.ts';

type Given = {
  id: string;
  saved: FreezerSettings;
  profiles: readonly ProfileView[];
  keep: (saved: FreezerSettings) => void;
};

/** FZ7: name, place, profile, and what the freezer has of its own. */
export function SettingsForm({ id, saved, profiles, keep }: Given) {
  const t = useTranslations('freezerSettings');
  const person = usePerson();
  const form = useSettingsForm({ id, saved, profiles, keep, person });
  const { draft, faults, outcome, profile } = form;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
      className="flex flex-col gap-5 border-t border-line p-4"
    >
      <div className="grid gap-4 sm:grid-cols-3">
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
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
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
      <PersonField person={person} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" idle={outcome.state === 'saving'}>
          {outcome.state === 'saving' ? <Saving /> : t('save')}
        </Button>
        <Button look="quiet" onClick={form.revert}>
          {t('revert')}
        </Button>
        <Outcome outcome={outcome} faults={Object.keys(faults).length} />
      </div>
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

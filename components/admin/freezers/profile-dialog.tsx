'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ProfilePreview } from '#components/admin/freezers/profile-preview.tsx';
import { ProfileSetting } from '#components/admin/freezers/profile-setting.tsx';
import type { ProfileBegin } from '#components/admin/freezers/profiles.tsx';
import { Unsaved } from '#components/admin/freezers/unsaved.tsx';
import { useUnload } from '#components/admin/freezers/use-editing.ts';
import {
  type ProfileForming,
  useProfileForm,
} from '#components/admin/freezers/use-profile-form.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { Outdated } from '#components/freezer/outdated.tsx';
import { useMay } from '#components/session/me.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { ProfileView } from '#lib/api/profiles.ts';
import type { ListedFreezer } from '#lib/freezer/wish.ts';
import { SETTING_FIELDS } from '#lib/settings/draft.ts';

type Given = {
  begin: ProfileBegin;
  profiles: readonly ProfileView[];
  freezers: readonly ListedFreezer[];
  close: () => void;
  done: () => void;
};

/** FA4: one profile, and what it would have meant for one of its freezers. */
export function ProfileDialog({ begin, profiles, freezers, close, done }: Given) {
  const t = useTranslations('freezersAdmin.profiles');
  const may = useMay('admin');
  const form = useProfileForm({ begin, profiles, done });
  const [asking, setAsking] = useState(false);
  const { draft, faults, dirty, builtIn } = form;
  const users = freezers.filter(({ profile }) => profile === begin.id);
  const title = begin.id === null ? t('newTitle') : t('editTitle', { name: begin.name });
  useUnload(dirty);
  return (
    <Dialog wide title={title} close={() => (dirty && may ? setAsking(true) : close())}>
      {asking && dirty ? <Unsaved stay={() => setAsking(false)} drop={close} /> : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.save();
        }}
        className="grid gap-6 pt-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]"
      >
        <div className="@container flex flex-col gap-5">
          <fieldset disabled={!may} className="contents">
            {builtIn ? null : (
              <TextField
                label={t('name')}
                value={draft.name}
                change={form.rename}
                hint={t('nameHint')}
                fault={NAME_FAULTS[form.named] && t(NAME_FAULTS[form.named] ?? 'nameNeeded')}
                autoComplete="off"
              />
            )}
            <div className="grid gap-x-6 gap-y-4 @xl:grid-cols-2 @4xl:grid-cols-3">
              {SETTING_FIELDS.map((field) => (
                <ProfileSetting
                  key={field}
                  field={field}
                  draft={draft.fields[field]}
                  change={(part) => form.change(field, part)}
                  fault={faults[field]}
                />
              ))}
            </div>
          </fieldset>
          {may ? <Saving form={form} count={users.length} /> : null}
        </div>
        <ProfilePreview
          settings={form.settings}
          inForce={form.inForce}
          users={users}
          isNew={form.isNew}
        />
      </form>
    </Dialog>
  );
}

const NAME_FAULTS = { well: undefined, needed: 'nameNeeded', taken: 'nameTaken' } as const;

function Saving({ form, count }: { form: ProfileForming; count: number }) {
  const t = useTranslations();
  const words = useFaultWords();
  const { outcome, isNew, faults } = form;
  const wrong = Object.keys(faults).length;
  return (
    <div className="sticky -bottom-5 z-10 -mx-5 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-5 py-3 text-sm">
      <Button type="submit" idle={outcome.state === 'saving'}>
        {outcome.state === 'saving'
          ? t('ask.saving')
          : t(`freezersAdmin.profiles.${isNew ? 'create' : 'save'}`)}
      </Button>
      {outcome.state === 'outdated' ? (
        <Outdated changes={outcome.changes} />
      ) : wrong > 0 || outcome.state === 'failed' ? (
        <p role="alert" className="text-bad">
          {wrong > 0
            ? t('freezerSettings.faults', { count: wrong })
            : outcome.state === 'failed'
              ? words(outcome.fault)
              : null}
        </p>
      ) : outcome.state === 'saved' ? (
        <p role="status" className="text-good">
          {t('freezersAdmin.profiles.saved')}
        </p>
      ) : (
        <p className="text-muted">{t('freezersAdmin.profiles.counts', { count })}</p>
      )}
    </div>
  );
}

'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PlaceField } from '#components/admin/freezers/place-field.tsx';
import { AskError, ask } from '#components/api/ask.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { ProfileChoice } from '#components/freezer/text-setting.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ProfileView } from '#lib/api/profiles.ts';
import type { ListedFreezer } from '#lib/freezer/wish.ts';
import { DEFAULT_PROFILE } from '#lib/settings/profiles.ts';

type Given = {
  what: 'profile' | 'place';
  ids: readonly string[];
  profiles: readonly ProfileView[];
  freezers: readonly ListedFreezer[];
  close: () => void;
  done: () => void;
};
type Outcome =
  | { state: 'open' | 'working' }
  | { state: 'failed'; fault: unknown }
  | { state: 'done'; changed: number };

/** FA3: the same profile or place for many: all of them, or none. */
export function ManyDialog({ what, ids, profiles, freezers, close, done }: Given) {
  const t = useTranslations();
  const [profile, setProfile] = useState<string>(DEFAULT_PROFILE);
  const [place, setPlace] = useState('');
  const [outcome, setOutcome] = useState<Outcome>({ state: 'open' });
  const working = outcome.state === 'working';
  const send = async () => {
    if (working) return;
    setOutcome({ state: 'working' });
    try {
      const set = what === 'profile' ? { profile } : { place: place.trim() || null };
      const body = { freezers: ids, ...set };
      const { changed } = await ask<{ changed: number }>('/api/freezers', { method: 'POST', body });
      setOutcome({ state: 'done', changed });
      done();
    } catch (fault) {
      setOutcome({ state: 'failed', fault });
    }
  };
  const count = ids.length;
  return (
    <Dialog title={t(`freezersAdmin.many.${what}Title`, { count })} close={close}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {what === 'profile' ? (
          <ProfileChoice
            value={profile}
            profiles={profiles}
            change={setProfile}
            fault={undefined}
          />
        ) : (
          <PlaceField value={place} change={setPlace} freezers={freezers} />
        )}
        <p className="text-sm text-muted">{t(`freezersAdmin.many.${what}Hint`)}</p>
        {outcome.state === 'failed' ? <Refused fault={outcome.fault} /> : null}
        {outcome.state === 'done' ? (
          <p role="status" className="text-sm text-good">
            {t('freezersAdmin.many.done', { count: outcome.changed })}
          </p>
        ) : null}
        <div className="flex flex-wrap-reverse justify-end gap-2">
          <Button look="quiet" onClick={close}>
            {outcome.state === 'done' ? t('ask.close') : t('ask.cancel')}
          </Button>
          {outcome.state === 'done' ? null : (
            <Button type="submit" idle={working}>
              {working ? t('freezersAdmin.many.setting') : t('freezersAdmin.many.set', { count })}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

/** As many as can be read. */
const SHOWN = 5;

function Refused({ fault }: { fault: unknown }) {
  const t = useTranslations('freezersAdmin.many');
  const words = useFaultWords();
  const errors = fault instanceof AskError ? fault.errors : [];
  if (errors.length === 0) {
    return (
      <p role="alert" className="text-sm text-bad">
        {words(fault)}
      </p>
    );
  }
  return (
    <div role="alert" className="text-sm text-bad">
      <p>{t('refused')}</p>
      <ul className="mt-1 list-disc pl-5">
        {errors.slice(0, SHOWN).map(({ path, message }) => (
          <li key={path} className="[overflow-wrap:anywhere]">
            {path.replace(/^freezers /, '')}: {message}
          </li>
        ))}
      </ul>
      {errors.length > SHOWN ? <p>{t('more', { count: errors.length - SHOWN })}</p> : null}
    </div>
  );
}

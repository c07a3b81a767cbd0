'use client';

import { useState } from 'react';
import { useLocale } from 'use-intl';
import type { ProfileBegin } from '#components/admin/freezers/profiles.tsx';
import { AskError, ask, isOutdated } from '#components/api/ask.ts';
import { type FieldFaults, faultsOf } from '#components/freezer/use-settings-form.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import { profileChanges, type SettingChange } from '#lib/settings/changes.ts';
import type { FieldDraft, SettingField } from '#lib/settings/draft.ts';
import { profileDraft, profileIdFor, profileOf } from '#lib/settings/profile-draft.ts';
import { isBuiltIn } from '#lib/settings/profiles.ts';
import { rebaseDraft } from '#lib/settings/rebase.ts';
import type { Settings } from '#lib/settings/settings.ts';

type Outcome =
  | { state: 'open' | 'saving' | 'saved' }
  /** Somebody else was there before. */
  | { state: 'outdated'; changes: readonly SettingChange[] }
  | { state: 'failed'; fault: unknown };
export type ProfileForming = ReturnType<typeof useProfileForm>;

const TAKEN = 409;

/** FA4: a profile as it is being filled in. A refusal leaves all of it as it is. */
export function useProfileForm(given: {
  begin: ProfileBegin;
  profiles: readonly ProfileView[];
  done: () => void;
}) {
  const { begin, profiles, done } = given;
  const locale = useLocale();
  const [saved, setSaved] = useState(begin);
  const [draft, setDraft] = useState(() => profileDraft(begin.settings, begin.name, locale));
  const [faults, setFaults] = useState<FieldFaults>({});
  const [named, setNamed] = useState<'well' | 'needed' | 'taken'>('well');
  const [outcome, setOutcome] = useState<Outcome>({ state: 'open' });
  const builtIn = saved.id !== null && isBuiltIn(saved.id);
  const begun = profileDraft(saved.settings, saved.name, locale);
  const read = profileOf(draft);

  const rename = (name: string) => {
    setDraft({ ...draft, name });
    setNamed('well');
    setOutcome({ state: 'open' });
  };
  const change = (field: SettingField, part: FieldDraft) => {
    setDraft({ ...draft, fields: { ...draft.fields, [field]: part } });
    setFaults(({ [field]: _, ...others }) => others);
    setOutcome({ state: 'open' });
  };

  /** PF5: what was typed stands on what is there now; one that is gone would be made anew. */
  const rebase = async () => {
    const all = await ask<{ profiles: ProfileView[] }>('/api/profiles');
    const theirs = all.profiles.find(({ id }) => id === saved.id);
    const name = builtIn ? saved.name : (theirs?.name ?? saved.name);
    const next = { ...saved, ...theirs, name, id: theirs?.id ?? null };
    setDraft(rebaseDraft(draft, begun, profileDraft(next.settings, name, locale)));
    setSaved(next);
    setOutcome({ state: 'outdated', changes: profileChanges(saved, next) });
    done();
  };

  const save = async () => {
    if (outcome.state === 'saving') return;
    const name = draft.name.trim();
    const nameless = !builtIn && name === '';
    setNamed(nameless ? 'needed' : 'well');
    setFaults(read.ok ? {} : ours(read.faults));
    if (nameless || !read.ok) return;
    setOutcome({ state: 'saving' });
    const id = saved.id ?? profileIdFor(name, profiles);
    const named = (name: string, settings: Settings) => ({ name: builtIn ? null : name, settings });
    const replaces = saved.id === null ? null : named(saved.name, saved.settings);
    const body = { ...named(name, read.settings), replaces };
    try {
      await ask<ProfileView>(`/api/profiles/${id}`, { method: 'PUT', body });
      setSaved({ id, name, settings: read.settings });
      setDraft(profileDraft(read.settings, name, locale));
      setOutcome({ state: 'saved' });
      done();
    } catch (fault) {
      const told = isOutdated(fault) ? await rebase().catch((other: unknown) => other) : fault;
      if (told === undefined) return;
      if (told instanceof AskError && told.status === TAKEN) setNamed('taken');
      setFaults(faultsOf(told));
      setOutcome({ state: 'failed', fault: told });
    }
  };

  return {
    ...{ draft, faults, named, outcome, builtIn, rename, change, save },
    isNew: saved.id === null,
    inForce: JSON.stringify(saved.settings),
    dirty: JSON.stringify(draft) !== JSON.stringify(begun),
    settings: read.ok ? read.settings : undefined,
  };
}

function ours(faults: object): FieldFaults {
  const told = Object.entries(faults).map(([field, fault]) => [field, { by: 'page', fault }]);
  return Object.fromEntries(told) as FieldFaults; // Both are by the same fields.
}

'use client';

import { useState } from 'react';
import { useSWRConfig } from 'swr';
import { useLocale } from 'use-intl';
import { AskError, ask, isOutdated } from '#components/api/ask.ts';
import type { FreezerSettings, FreezerView } from '#lib/api/freezers.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import { freezerPath } from '#lib/freezer/address.ts';
import { type SettingChange, settingChanges } from '#lib/settings/changes.ts';
import { type Conflict, conflictsOf } from '#lib/settings/conflicts.ts';
import {
  draftOf,
  type FieldDraft,
  type SettingField,
  type SettingsDraft,
  settingsOf,
  type TypedFault,
} from '#lib/settings/draft.ts';
import { rebaseDraft } from '#lib/settings/rebase.ts';
import type { Settings } from '#lib/settings/settings.ts';

/** Ours have words in each language; what only the server knows comes in its own. */
export type FieldFault =
  | { readonly by: 'page'; readonly fault: TypedFault | Conflict }
  | { readonly by: 'server'; readonly words: string };
type FieldName = SettingField | 'name' | 'place' | 'profile';
export type FieldFaults = Partial<Record<FieldName, FieldFault>>;

export type SettingsForming = ReturnType<typeof useSettingsForm>;

type Outcome =
  | { readonly state: 'open' | 'saving' | 'saved' }
  /** Somebody else was there before. */
  | { readonly state: 'outdated'; readonly changes: readonly SettingChange[] }
  | { readonly state: 'failed'; readonly fault: unknown };

/** FZ7: the form as it is being filled in. A refusal leaves all of it as it is. */
export function useSettingsForm(given: {
  id: string;
  saved: FreezerSettings;
  profiles: readonly ProfileView[];
  keep: (saved: FreezerSettings) => void;
}) {
  const { id, saved, profiles, keep } = given;
  const locale = useLocale();
  const { mutate } = useSWRConfig();
  const [draft, setDraft] = useState(() => draftOf(saved, locale));
  const [faults, setFaults] = useState<FieldFaults>({});
  const [outcome, setOutcome] = useState<Outcome>({ state: 'open' });
  const profile = profiles.find((each) => each.id === draft.profile);
  const dirty = JSON.stringify(draft) !== JSON.stringify(draftOf(saved, locale));

  const change = (part: Partial<Omit<SettingsDraft, 'fields'>>) => {
    setDraft({ ...draft, ...part });
    setOutcome({ state: 'open' });
  };
  const changeField = (field: SettingField, part: FieldDraft) => {
    setDraft({ ...draft, fields: { ...draft.fields, [field]: part } });
    setFaults(({ [field]: _, ...others }) => others);
    setOutcome({ state: 'open' });
  };

  const path = `/api${freezerPath(id)}`;

  /** PF5: what was typed stands on what is there now, and is sent when somebody has seen that. */
  const rebase = async () => {
    const theirs = await ask<FreezerSettings>(`${path}/settings`);
    keep(theirs);
    setDraft(rebaseDraft(draft, draftOf(saved, locale), draftOf(theirs, locale)));
    const named = (settings: FreezerSettings) => ({
      ...settings,
      profileName: profiles.find((each) => each.id === settings.profile)?.name,
    });
    setOutcome({ state: 'outdated', changes: settingChanges(named(saved), named(theirs)) });
  };

  const send = async (settings: FreezerSettings) => {
    setOutcome({ state: 'saving' });
    try {
      const body = { ...settings, replaces: saved };
      const view = await ask<FreezerView>(`${path}/settings`, { method: 'PUT', body });
      keep(settings);
      await mutate(path, view, { revalidate: false });
      // What was typed counts as it was read: nothing is left to be saved.
      setDraft(draftOf(settings, locale));
      setFaults({});
      setOutcome({ state: 'saved' });
    } catch (fault) {
      const told = isOutdated(fault) ? await rebase().catch((other: unknown) => other) : fault;
      if (told === undefined) return;
      setFaults(faultsOf(told));
      setOutcome({ state: 'failed', fault: told });
    }
  };

  const save = async () => {
    if (outcome.state === 'saving') return;
    const read = settingsOf(draft);
    const found = read.ok ? conflictsIn(read.settings, profile) : ours(read.faults);
    setFaults(found);
    if (!read.ok || Object.keys(found).length > 0) return;
    await send(read.settings);
  };
  const revert = () => {
    setDraft(draftOf(saved, locale));
    setFaults({});
    setOutcome({ state: 'open' });
  };
  /** What would be in force; undefined while something in it is not right. */
  const settings = wholeOf(draft, profile);
  return {
    ...{ draft, faults, outcome, profile, saved, dirty, settings },
    ...{ change, changeField, save, revert },
  };
}

function wholeOf(draft: SettingsDraft, profile: ProfileView | undefined): Settings | undefined {
  const read = settingsOf(draft);
  if (!read.ok || profile === undefined) return undefined;
  const whole = { ...profile.settings, ...ownOf(read.settings) };
  return [...conflictsOf(whole)].length === 0 ? whole : undefined;
}

function conflictsIn(given: FreezerSettings, profile: ProfileView | undefined): FieldFaults {
  if (profile === undefined) return {};
  const found = [...conflictsOf({ ...profile.settings, ...ownOf(given) })];
  return ours(Object.fromEntries(found.map(({ path, conflict }) => [path, conflict])));
}

function ownOf({ overrides }: FreezerSettings): Partial<Settings> {
  return overrides as Partial<Settings>; // Those of a draft are there or absent, never undefined.
}

function ours(faults: Partial<Record<SettingField, TypedFault | Conflict>>): FieldFaults {
  return Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [field, { by: 'page', fault }]),
  );
}

/** What the server says of each field, by the path in which it was sent. */
export function faultsOf(fault: unknown): FieldFaults {
  if (!(fault instanceof AskError)) return {};
  return Object.fromEntries(
    fault.errors.map(({ path, message }) => [
      path.replace(/^(overrides|settings)\./, '').replace(/\..*$/, ''),
      { by: 'server', words: message },
    ]),
  );
}

import type { FreezerSettings } from '#lib/api/freezers.ts';
import { type Conflict, conflictsOf } from '#lib/settings/conflicts.ts';
import { SETTING_FIELDS, type SettingField } from '#lib/settings/draft.ts';
import {
  effective,
  type Overrides,
  type Settings,
  settingsSchema,
} from '#lib/settings/settings.ts';

export type HeldProfile = {
  readonly id: string;
  readonly name: string | null;
  readonly settings: Settings;
};

/** All freezers and profiles as they were at one moment, so that changes of many can be decided at once. */
export type HeldSettings = {
  /** Counts up with each change of any of them. */
  readonly revision: number;
  readonly freezers: ReadonlyMap<string, FreezerSettings>;
  readonly profiles: ReadonlyMap<string, HeldProfile>;
};

/** What one freezer is to have from now on. */
export type SettingsChange = { readonly id: string; readonly after: FreezerSettings };

export function isSame(one: FreezerSettings, other: FreezerSettings): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ name, place, profile, overrides }: FreezerSettings): string {
  return JSON.stringify([
    name,
    place,
    profile,
    ...SETTING_FIELDS.map((field) => own(overrides, field)),
  ]);
}

export type NamedSettings = Pick<HeldProfile, 'name' | 'settings'>;

export function isSameProfile(one: NamedSettings, other: NamedSettings): boolean {
  const textOf = ({ name, settings }: NamedSettings) =>
    JSON.stringify([name, ...SETTING_FIELDS.map((field) => settings[field])]);
  return textOf(one) === textOf(other);
}

/** That nothing is its own is another thing than that it has none of it. */
function own(overrides: Overrides, field: SettingField) {
  const value = overrides[field];
  return value === undefined ? [] : [value];
}

/** PF2: the first thing that does not go together, or does not fit, when a freezer of this profile has these of its own. */
export function wrongIn(
  profile: HeldProfile,
  overrides: Overrides,
): { path: SettingField; fault: Conflict | 'out-of-range' } | undefined {
  const settings = effective(profile.settings, overrides);
  const [conflict] = conflictsOf(settings);
  if (conflict !== undefined) return { path: conflict.path, fault: conflict.conflict };
  const wrong = settingsSchema.safeParse(settings).error?.issues[0]?.path[0];
  const path = SETTING_FIELDS.find((field) => field === wrong);
  return path === undefined ? undefined : { path, fault: 'out-of-range' };
}

/** As the journal has it: profiles may get other names. */
export function withProfileName(settings: FreezerSettings, { profiles }: HeldSettings) {
  return { ...settings, profileName: profiles.get(settings.profile)?.name ?? null };
}

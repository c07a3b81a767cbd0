import type { FreezerSettings } from '#lib/api/freezers.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import { type Conflict, conflictsOf } from '#lib/settings/conflicts.ts';
import {
  draftOf,
  type SettingField,
  type SettingsDraft,
  settingsOf,
  type TypedFault,
} from '#lib/settings/draft.ts';
import type { Settings } from '#lib/settings/settings.ts';
import type { Locale } from '#lib/words/locale.ts';

/** A profile's settings as they are being filled in: each has a value, or none. */
export function profileDraft(settings: Settings, name: string, locale: Locale): SettingsDraft {
  const given: FreezerSettings = { name, place: null, profile: '', overrides: settings };
  return draftOf(given, locale);
}

export type ProfileFaults = Partial<Record<SettingField, TypedFault | Conflict>>;

/** PF2: what it would be, or what first has to be filled in otherwise. */
export function profileOf(
  draft: SettingsDraft,
): { ok: true; settings: Settings } | { ok: false; faults: ProfileFaults } {
  const read = settingsOf(draft);
  if (!read.ok) return read;
  const settings = read.settings.overrides as Settings; // Of a profile's draft none is left out.
  const conflicts = [...conflictsOf(settings)].map(({ path, conflict }) => [path, conflict]);
  return conflicts.length === 0
    ? { ok: true, settings }
    : { ok: false, faults: Object.fromEntries(conflicts) };
}

const MOST_ID = 50;

/** An id for a new profile: its name in what an address takes, and a number where that is taken. */
export function profileIdFor(name: string, profiles: readonly Pick<ProfileView, 'id'>[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_ID)
    .replace(/^-+|-+$/g, '');
  const taken = new Set(profiles.map(({ id }) => id));
  const base = plain || 'profile';
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) {
    const id = `${base.slice(0, MOST_ID - String(number).length - 1)}-${number}`;
    if (!taken.has(id)) return id;
  }
}

import { SETTING_FIELDS, type SettingField } from '#lib/settings/draft.ts';

export type SettingName = 'name' | 'place' | 'profile' | SettingField;
/** A profile of somebody's own is told by its name, one of Gelo's by its id: the page has words for it. */
export type ProfileNamed = { readonly named: string } | string;
export type SettingValue = ProfileNamed | number | readonly number[] | null;
/** `undefined` is what the profile says. */
export type SettingChange = {
  readonly field: SettingName;
  readonly before: SettingValue | undefined;
  readonly after: SettingValue | undefined;
};

type Details = Readonly<Record<string, unknown>>;

/** FZ7: what differs, field by field. */
export function settingChanges(before: Details, after: Details): SettingChange[] {
  const own = { before: recordOf(before['overrides']), after: recordOf(after['overrides']) };
  return differing([
    changeOf('name', before['name'], after['name']),
    changeOf('place', before['place'], after['place']),
    { field: 'profile', before: profileOf(before), after: profileOf(after) },
    ...SETTING_FIELDS.map((field) => changeOf(field, own.before[field], own.after[field])),
  ]);
}

/** Of a new profile, all that it has. */
export function profileChanges(before: Details, after: Details): SettingChange[] {
  const held = { before: recordOf(before['settings']), after: recordOf(after['settings']) };
  return differing([
    changeOf('name', before['name'], after['name']),
    ...SETTING_FIELDS.map((field) => changeOf(field, held.before[field], held.after[field])),
  ]);
}

function differing(changes: readonly SettingChange[]): SettingChange[] {
  return changes.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

function profileOf(settings: Details): ProfileNamed | undefined {
  return profileNamed(settings['profile'], settings['profileName']);
}

export function profileNamed(id: unknown, name: unknown): ProfileNamed | undefined {
  if (typeof name === 'string') return { named: name };
  return typeof id === 'string' ? id : undefined;
}

function changeOf(field: SettingName, before: unknown, after: unknown): SettingChange {
  return { field, before: settingValue(before), after: settingValue(after) };
}

function settingValue(value: unknown): SettingValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (!Array.isArray(value)) return undefined;
  return value.filter((each): each is number => typeof each === 'number');
}

function recordOf(value: unknown): Details {
  return typeof value === 'object' && value !== null ? (value as Details) : {};
}

import { SETTING_FIELDS, type SettingsDraft } from '#lib/settings/draft.ts';

/** PF5: what was typed onto `before`, put onto `after`: what nobody touched follows it. */
export function rebaseDraft(
  typed: SettingsDraft,
  before: SettingsDraft,
  after: SettingsDraft,
): SettingsDraft {
  const put = <T>(mine: T, had: T, has: T): T =>
    JSON.stringify(mine) === JSON.stringify(had) ? has : mine;
  const fields = SETTING_FIELDS.map((field) => [
    field,
    put(typed.fields[field], before.fields[field], after.fields[field]),
  ]);
  return {
    name: put(typed.name, before.name, after.name),
    place: put(typed.place, before.place, after.place),
    profile: put(typed.profile, before.profile, after.profile),
    fields: Object.fromEntries(fields) as SettingsDraft['fields'],
  };
}

import { ALARM_KINDS, type AlarmKind, FAULT_REASONS, type FaultReason } from '#lib/alarm/alarm.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import { SETTING_FIELDS, type SettingField } from '#lib/settings-draft.ts';

/** What an entry of the journal tells, in a form that a page has words for. */
export type JournalFact =
  | {
      readonly what: 'raised';
      readonly kind: AlarmKind;
      readonly reason: FaultReason | null;
      readonly celsius: number | null;
      readonly limit: number | null;
    }
  | { readonly what: 'returned'; readonly kind: AlarmKind; readonly peak: number | null }
  | {
      readonly what: 'acknowledged' | 'unshelved' | 'commented';
      readonly kind: AlarmKind;
      readonly note: string;
    }
  | {
      readonly what: 'shelved';
      readonly kind: AlarmKind;
      readonly until: number | null;
      readonly note: string;
    }
  | { readonly what: 'settings'; readonly changes: readonly SettingChange[] }
  /** From a version that knows more than this page. */
  | { readonly what: 'other'; readonly name: string };

export type SettingName = 'name' | 'place' | 'profile' | SettingField;
export type SettingValue = string | number | readonly number[] | null;
/** `undefined` is what the profile says. */
export type SettingChange = {
  readonly field: SettingName;
  readonly before: SettingValue | undefined;
  readonly after: SettingValue | undefined;
};

type Details = Readonly<Record<string, unknown>>;

export function journalFact({ what, before, after }: JournalEntry): JournalFact {
  if (what === 'settings saved') {
    return { what: 'settings', changes: settingChanges(before ?? {}, after ?? {}) };
  }
  const kind = oneOf(ALARM_KINDS, after?.['kind']);
  return (kind && alarmFact(what, kind, after ?? {})) ?? { what: 'other', name: what };
}

function alarmFact(what: string, kind: AlarmKind, details: Details): JournalFact | undefined {
  const number = (name: string) => numberOf(details[name]);
  const note = typeof details['note'] === 'string' ? details['note'] : '';
  switch (what) {
    case 'alarm raised': {
      const reason = oneOf(FAULT_REASONS, details['reason']) ?? null;
      return { what: 'raised', kind, reason, celsius: number('celsius'), limit: number('limit') };
    }
    case 'alarm returned':
      return { what: 'returned', kind, peak: number('peak') };
    case 'alarm shelved':
      return { what: 'shelved', kind, until: number('until'), note };
    case 'alarm acknowledged':
      return { what: 'acknowledged', kind, note };
    case 'alarm unshelved':
      return { what: 'unshelved', kind, note };
    case 'alarm commented':
      return { what: 'commented', kind, note };
    default:
      return undefined;
  }
}

/** FZ7: what differs, field by field. */
function settingChanges(before: Details, after: Details): SettingChange[] {
  const own = { before: recordOf(before['overrides']), after: recordOf(after['overrides']) };
  return [
    ...(['name', 'place', 'profile'] as const).map((field) =>
      changeOf(field, before[field], after[field]),
    ),
    ...SETTING_FIELDS.map((field) => changeOf(field, own.before[field], own.after[field])),
  ].filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function changeOf(field: SettingName, before: unknown, after: unknown): SettingChange {
  return { field, before: settingValue(before), after: settingValue(after) };
}

function settingValue(value: unknown): SettingValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (!Array.isArray(value)) return undefined;
  return value.filter((each): each is number => typeof each === 'number');
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function recordOf(value: unknown): Details {
  return typeof value === 'object' && value !== null ? (value as Details) : {};
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((each) => each === value);
}

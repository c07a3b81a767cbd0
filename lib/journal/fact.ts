import { ALARM_KINDS, type AlarmKind, FAULT_REASONS, type FaultReason } from '#lib/alarm/alarm.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import {
  type ProfileNamed,
  profileChanges,
  profileNamed,
  type SettingChange,
  settingChanges,
} from '#lib/settings/changes.ts';
import { type PlainChange, plainChanges } from '#lib/settings/plain-changes.ts';

/** What an entry of the journal tells, in a form that a page has words for. */
export type JournalFact =
  | {
      readonly what: 'raised';
      readonly kind: AlarmKind;
      readonly reason: FaultReason | null;
      readonly celsius: number | null;
      readonly limit: number | null;
    }
  | { readonly what: 'returned' | 'closed'; readonly kind: AlarmKind; readonly peak: number | null }
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
  | {
      readonly what: 'profile';
      readonly done: 'saved' | 'deleted';
      readonly profile: ProfileNamed;
      readonly changes: readonly SettingChange[];
    }
  | { readonly what: 'retired'; readonly retired: boolean; readonly note: string }
  /** What needs no words of its own, or comes from a version that knows more than this page. */
  | {
      readonly what: 'other';
      readonly name: string;
      /** Whose it is, where that did not change. */
      readonly whose: string | null;
      readonly changes: readonly PlainChange[];
    };

type Details = Readonly<Record<string, unknown>>;

export function journalFact({ what, before, after }: JournalEntry): JournalFact {
  const known =
    what === 'settings saved'
      ? { what: 'settings' as const, changes: settingChanges(before ?? {}, after ?? {}) }
      : (profileFact(what, before, after) ??
        retiredFact(what, after ?? {}) ??
        alarmFact(what, after ?? {}));
  if (known !== undefined) return known;
  const changes = plainChanges(before, after);
  return { what: 'other', name: what, whose: samePerson(before, after), changes };
}

function samePerson(before: Details | null, after: Details | null): string | null {
  const person = after?.['person'];
  return typeof person === 'string' && before?.['person'] === person ? person : null;
}

function profileFact(
  what: string,
  before: Details | null,
  after: Details | null,
): JournalFact | undefined {
  const newest = after ?? before ?? {};
  const profile = profileNamed(newest['id'], newest['name']);
  if (profile === undefined) return undefined;
  if (what === 'profile deleted') return { what: 'profile', done: 'deleted', profile, changes: [] };
  if (what !== 'profile saved') return undefined;
  const changes = profileChanges(before ?? {}, after ?? {});
  return { what: 'profile', done: 'saved', profile, changes };
}

function retiredFact(what: string, after: Details): JournalFact | undefined {
  if (what !== 'freezer retired' && what !== 'freezer unretired') return undefined;
  return { what: 'retired', retired: what === 'freezer retired', note: noteOf(after) };
}

function alarmFact(what: string, details: Details): JournalFact | undefined {
  const kind = oneOf(ALARM_KINDS, details['kind']);
  if (kind === undefined) return undefined;
  const number = (name: string) => numberOf(details[name]);
  const note = noteOf(details);
  switch (what) {
    case 'alarm raised': {
      const reason = oneOf(FAULT_REASONS, details['reason']) ?? null;
      return { what: 'raised', kind, reason, celsius: number('celsius'), limit: number('limit') };
    }
    case 'alarm returned':
      return { what: 'returned', kind, peak: number('peak') };
    case 'alarm closed':
      return { what: 'closed', kind, peak: number('peak') };
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

function noteOf({ note }: Details): string {
  return typeof note === 'string' ? note : '';
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((each) => each === value);
}

import type { FreezerSettings } from '#lib/api/freezers.ts';
import { parseDecimal } from '#lib/reading/decimal.ts';
import type { Overrides, Settings } from '#lib/settings/settings.ts';
import type { Locale } from '#lib/words/locale.ts';

export type SettingField = keyof Settings;
type SettingUnit = 'celsius' | 'seconds' | 'minutes';

/** What a field takes. */
type FieldRule = {
  readonly unit: SettingUnit;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  /** Whether it may be none. */
  readonly orNone: boolean;
  readonly many: boolean;
};

const DAY_SECONDS = 86_400;
const degrees = { unit: 'celsius', least: -273.15, most: 1000, whole: false, many: false } as const;
const seconds = { unit: 'seconds', whole: true, orNone: false, many: false } as const;
const minutes = { unit: 'minutes', least: 1, whole: true, orNone: true, many: false } as const;

/** In the order in which a person meets them. */
export const FIELD_RULES: Readonly<Record<SettingField, FieldRule>> = {
  low: { ...degrees, orNone: true },
  high: { ...degrees, orNone: true },
  warningBand: { ...degrees, least: 0, most: 100, orNone: false },
  deadband: { ...degrees, least: 0, most: 100, orNone: false },
  onDelaySeconds: { ...seconds, least: 0, most: DAY_SECONDS },
  offDelaySeconds: { ...seconds, least: 0, most: DAY_SECONDS },
  cumulativeMinutes: { ...minutes, most: 1440 },
  silentAfterSeconds: { ...seconds, least: 5, most: 7 * DAY_SECONDS },
  stuckAfterMinutes: { ...minutes, most: 10_080 },
  jumpCelsius: { ...degrees, least: 0, orNone: true },
  probeErrors: { ...degrees, orNone: false, many: true },
};
export const SETTING_FIELDS = Object.keys(FIELD_RULES) as SettingField[];

/** Where a setting comes from: the profile, a value of the freezer's own, or its own "none". */
export type SettingSource = 'profile' | 'own' | 'none';
export type FieldDraft = { readonly source: SettingSource; readonly text: string };
/** The form as it is being filled in: what is typed is kept as it was typed. */
export type SettingsDraft = {
  readonly name: string;
  readonly place: string;
  readonly profile: string;
  readonly fields: Readonly<Record<SettingField, FieldDraft>>;
};

/** What is wrong with what was typed, before anybody is asked. */
export type TypedFault = 'missing' | 'not-a-number' | 'not-whole' | 'out-of-range';
export type TypedFaults = Partial<Record<SettingField, TypedFault>>;

export function draftOf(settings: FreezerSettings, locale: Locale): SettingsDraft {
  const fields = SETTING_FIELDS.map((field) => [
    field,
    fieldDraft(settings.overrides[field], locale),
  ]);
  return {
    name: settings.name ?? '',
    place: settings.place ?? '',
    profile: settings.profile,
    fields: Object.fromEntries(fields) as SettingsDraft['fields'],
  };
}

function fieldDraft(value: Overrides[SettingField], locale: Locale): FieldDraft {
  if (value === undefined) return { source: 'profile', text: '' };
  if (value === null) return { source: 'none', text: '' };
  return { source: 'own', text: typedText(value, locale) };
}

/** As the reader would type it: −18,5 in Portuguese, several separated by semicolons. */
export function typedText(value: number | readonly number[], locale: Locale): string {
  const values = typeof value === 'number' ? [value] : value;
  const texts = values.map((each) =>
    locale === 'pt-BR' ? String(each).replace('.', ',') : String(each),
  );
  return texts.join('; ');
}

/** FZ7: what is sent, or what first has to be typed otherwise. */
export function settingsOf(
  draft: SettingsDraft,
): { ok: true; settings: FreezerSettings } | { ok: false; faults: TypedFaults } {
  const faults: TypedFaults = {};
  const overrides: Record<string, unknown> = {};
  for (const field of SETTING_FIELDS) {
    const { source, text } = draft.fields[field];
    if (source === 'none') overrides[field] = null;
    if (source !== 'own') continue;
    const read = readTyped(text, FIELD_RULES[field]);
    if (read.ok) overrides[field] = read.value;
    else faults[field] = read.fault;
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const { name, place, profile } = draft;
  const settings = { name: name.trim() || null, place: place.trim() || null, profile };
  return { ok: true, settings: { ...settings, overrides: overrides as Overrides } };
}

type Typed = { ok: true; value: number | number[] } | { ok: false; fault: TypedFault };

export function readTyped(text: string, rule: FieldRule): Typed {
  if (rule.many) return readMany(text, rule);
  const value = readOne(text, rule);
  return typeof value === 'number' ? { ok: true, value } : { ok: false, fault: value };
}

/** Separated by semicolons or spaces: a comma is a decimal one. None at all is a list too. */
function readMany(text: string, rule: FieldRule): Typed {
  const values: number[] = [];
  for (const part of text.split(/[;\s]+/).filter(Boolean)) {
    const value = readOne(part, rule);
    if (typeof value !== 'number') return { ok: false, fault: value };
    values.push(value);
  }
  return { ok: true, value: values };
}

function readOne(text: string, { least, most, whole }: FieldRule): number | TypedFault {
  const value = parseDecimal(new TextEncoder().encode(text.trim().replace('−', '-')));
  if (value === 'empty') return 'missing';
  if (typeof value !== 'number') return 'not-a-number';
  if (whole && !Number.isInteger(value)) return 'not-whole';
  return value < least || value > most ? 'out-of-range' : value;
}

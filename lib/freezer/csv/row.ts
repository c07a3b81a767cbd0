import { type FreezerSettings, freezerSettings } from '#lib/api/freezers.ts';
import { textOfCell } from '#lib/csv/cell.ts';
import type { CsvRow } from '#lib/csv/rows.ts';
import { type Column, isNone } from '#lib/freezer/csv/columns.ts';
import type { ImportFault } from '#lib/freezer/csv/faults.ts';
import { validId } from '#lib/freezer/key.ts';
import {
  FIELD_RULES,
  readTyped,
  SETTING_FIELDS,
  type SettingField,
  type TypedFault,
} from '#lib/settings/draft.ts';
import { type HeldProfile, type HeldSettings, wrongIn } from '#lib/settings/held.ts';
import type { Overrides } from '#lib/settings/settings.ts';

export type ReadRow = { id: string; before: FreezerSettings; after: FreezerSettings };
type Read = { ok: true; row: ReadRow } | { ok: false; faults: readonly ImportFault[] };
/** What a cell means, or what is wrong with it. */
type Cell<T> = { value: T } | { fault: ImportFault['fault'] };

/** FA8: what a row says of its freezer. A column that is not there leaves what it is about as it was. */
export function readRow(
  { line, cells }: CsvRow,
  columns: readonly (Column | undefined)[],
  held: HeldSettings,
): Read {
  const faults: ImportFault[] = [];
  const wrong = (column: Column | null, fault: ImportFault['fault']) => {
    const index = column === null ? -1 : columns.indexOf(column);
    faults.push({ line, column: index < 0 ? null : index + 1, fault, text: cells[index] ?? '' });
  };
  const read = <T>(column: Column, before: T, readCell: (cell: string) => Cell<T>): T => {
    const cell = cells[columns.indexOf(column)];
    const found = cell === undefined ? { value: before } : readCell(cell);
    if ('value' in found) return found.value;
    wrong(column, found.fault);
    return before;
  };
  const refuse = (column: Column | null, fault: ImportFault['fault']): Read => {
    wrong(column, fault);
    return { ok: false, faults };
  };

  if (!fits(cells, columns)) return refuse(null, 'cells');
  const id = validId(textOfCell(cells[columns.indexOf('id')] ?? ''));
  const before = id === undefined ? undefined : held.freezers.get(id);
  if (id === undefined || before === undefined) return refuse('id', 'unknown');

  const name = read('name', before.name, (cell) => textOf('name', cell));
  const place = read('place', before.place, (cell) => textOf('place', cell));
  const profile = read('profile', before.profile, (cell) => profileOf(cell, held));
  const own = SETTING_FIELDS.map((field) => {
    const value = read(field, before.overrides[field], (cell) => settingOf(field, cell));
    return [field, value] as const;
  });
  const overrides = Object.fromEntries(own.filter(([, value]) => value !== undefined)) as Overrides;
  const profileHeld = held.profiles.get(profile);
  const clash = faults.length === 0 && profileHeld ? wrongIn(profileHeld, overrides) : undefined;
  if (clash !== undefined) wrong(clash.path, clash.fault);
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, row: { id, before, after: { name, place, profile, overrides } } };
}

/** Spreadsheets write empty cells where there is nothing; but one too few moves all others. */
function fits(cells: readonly string[], columns: readonly (Column | undefined)[]): boolean {
  if (cells.length < columns.length) return false;
  return cells.every((cell, index) => cell.trim() === '' || columns[index] !== undefined);
}

function textOf(field: 'name' | 'place', cell: string): Cell<string | null> {
  const text = textOfCell(cell).trim();
  if (text === '') return { value: null };
  const parsed = freezerSettings.shape[field].safeParse(text);
  return parsed.success ? { value: parsed.data } : { fault: 'bad-text' };
}

/** By its id, or by the name that somebody gave it. */
function profileOf(cell: string, { profiles }: HeldSettings): Cell<string> {
  const text = textOfCell(cell).trim();
  if (text === '') return { fault: 'missing' };
  const named = (profile: HeldProfile) => profile.name === text;
  const found = profiles.get(text) ?? [...profiles.values()].find(named);
  return found === undefined ? { fault: 'unknown-profile' } : { value: found.id };
}

/** An empty cell follows the profile. */
function settingOf(
  field: SettingField,
  cell: string,
): Cell<Overrides[SettingField]> | { fault: TypedFault } {
  const rule = FIELD_RULES[field];
  if (cell.trim() === '') return { value: undefined };
  if (isNone(cell) && rule.many) return { value: [] };
  if (isNone(cell) && rule.orNone) return { value: null };
  const read = readTyped(cell, rule);
  return read.ok ? { value: read.value } : { fault: read.fault };
}

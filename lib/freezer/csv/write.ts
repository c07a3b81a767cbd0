import type { FreezerSettings } from '#lib/api/freezers.ts';
import { csvCell } from '#lib/csv/cell.ts';
import { decimalOf } from '#lib/csv/csv.ts';
import { COLUMNS, HEADERS, MARK, NONE } from '#lib/freezer/csv/columns.ts';
import { SETTING_FIELDS } from '#lib/settings/draft.ts';
import type { Overrides } from '#lib/settings/settings.ts';
import type { Locale } from '#lib/words/locale.ts';

const LINE_END = '\r\n';

export function freezersCsvHeader(locale: Locale): string {
  return COLUMNS.map((column) => HEADERS[locale][column]).join(MARK[locale]) + LINE_END;
}

/** FA7: one freezer; what follows its profile is left empty. */
export function freezersCsvRow(
  { id, name, place, profile, overrides }: FreezerSettings & { id: string },
  locale: Locale,
): string {
  const cells = [
    ...[id, name ?? '', place ?? '', profile].map(csvCell),
    ...SETTING_FIELDS.map((field) => settingCell(overrides[field], locale)),
  ];
  return cells.join(MARK[locale]) + LINE_END;
}

/** Numbers stay as they are: a spreadsheet that reckons with −18 runs nothing. */
function settingCell(value: Overrides[keyof Overrides], locale: Locale): string {
  if (value === undefined) return '';
  const numbers = typeof value === 'number' ? [value] : (value ?? []);
  const texts = numbers.map((each) =>
    locale === 'pt-BR' ? decimalOf(each).replace('.', ',') : decimalOf(each),
  );
  return texts.length === 0 ? NONE[locale] : texts.join(' ');
}

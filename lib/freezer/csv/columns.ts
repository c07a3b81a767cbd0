import { SETTING_FIELDS, type SettingField } from '#lib/settings/draft.ts';
import type { Locale } from '#lib/words/locale.ts';

export type Column = 'id' | 'name' | 'place' | 'profile' | SettingField;
export const COLUMNS: readonly Column[] = ['id', 'name', 'place', 'profile', ...SETTING_FIELDS];

/** Spreadsheets take a semicolon as the mark between columns where the comma is the decimal one. */
export const MARK: Record<Locale, string> = { en: ',', 'pt-BR': ';' };
/** What a freezer has none of, though its profile has some: a cell that is empty follows the profile. */
export const NONE: Record<Locale, string> = { en: 'none', 'pt-BR': 'nenhum' };

export const HEADERS: Record<Locale, Readonly<Record<Column, string>>> = {
  en: {
    ...{ id: 'id', name: 'name', place: 'place', profile: 'profile', low: 'low', high: 'high' },
    ...{ warningBand: 'warning_band', deadband: 'deadband' },
    ...{ onDelaySeconds: 'delay_before_alarm_s', offDelaySeconds: 'delay_before_over_s' },
    ...{ cumulativeMinutes: 'outside_a_day_min', silentAfterSeconds: 'silent_after_s' },
    ...{ stuckAfterMinutes: 'stuck_after_min', jumpCelsius: 'jump', probeErrors: 'probe_errors' },
  },
  'pt-BR': {
    ...{ id: 'id', name: 'nome', place: 'local', profile: 'perfil' },
    ...{ low: 'limite_inferior', high: 'limite_superior' },
    ...{ warningBand: 'faixa_de_atencao', deadband: 'banda_morta' },
    ...{ onDelaySeconds: 'espera_antes_s', offDelaySeconds: 'espera_depois_s' },
    ...{ cumulativeMinutes: 'fora_por_dia_min', silentAfterSeconds: 'sem_sinal_s' },
    ...{ stuckAfterMinutes: 'travado_min', jumpCelsius: 'salto', probeErrors: 'erros_da_sonda' },
  },
};

const KNOWN: ReadonlyMap<string, Column> = new Map(
  Object.values(HEADERS).flatMap((headers) =>
    COLUMNS.map((column) => [headers[column], column] as const),
  ),
);

/** The column that a header names, in either language and however a spreadsheet wrote it. */
export function columnOf(header: string): Column | undefined {
  const plain = header.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
  return KNOWN.get(plain.replace(/[\s-]+/g, '_'));
}

export function isNone(cell: string): boolean {
  return Object.values(NONE).includes(cell.trim().toLowerCase());
}

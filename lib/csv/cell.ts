/** What a spreadsheet would take for a formula, and run, wide letters too; also after apostrophes, so that each way back is one. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const SPECIAL = /[",;\r\n]/;

/**
 * A text as a cell of a CSV file. People write what they like: what begins like a formula is given an
 * apostrophe, so that a spreadsheet shows it instead of running it.
 */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return SPECIAL.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The text that such a cell was made of. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

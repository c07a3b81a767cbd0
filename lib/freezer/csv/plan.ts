import type { ImportFault } from '#lib/freezer/csv/faults.ts';
import { type ReadRow, readRow } from '#lib/freezer/csv/row.ts';
import { readTable } from '#lib/freezer/csv/table.ts';
import { type HeldSettings, isSame } from '#lib/settings/held.ts';

type ImportChange = ReadRow & { readonly line: number };
export type ImportPlan = {
  readonly rows: number;
  readonly changes: readonly ImportChange[];
  readonly faults: readonly ImportFault[];
};

/** FA8: what a file would change, row by row, and all that is wrong with it. */
export function planImport(text: string, held: HeldSettings): ImportPlan {
  const { columns, rows, faults: unreadable } = readTable(text);
  const changes: ImportChange[] = [];
  const faults = [...unreadable];
  const seen = new Set<string>();
  for (const csvRow of rows) {
    const { line } = csvRow;
    const read = readRow(csvRow, columns, held);
    if (!read.ok) {
      faults.push(...read.faults);
      continue;
    }
    const { id, before, after } = read.row;
    if (seen.has(id)) {
      faults.push({ line, column: columns.indexOf('id') + 1, fault: 'twice', text: id });
    }
    seen.add(id);
    if (!isSame(before, after)) changes.push({ ...read.row, line });
  }
  faults.sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  return { rows: rows.length, changes, faults };
}

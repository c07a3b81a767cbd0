import { type CsvRow, markOf, readCsv } from '#lib/csv/rows.ts';
import { type Column, columnOf } from '#lib/freezer/csv/columns.ts';
import type { ImportFault } from '#lib/freezer/csv/faults.ts';

export type Table = {
  /** What each cell of a row is; undefined for those that are empty throughout. */
  readonly columns: readonly (Column | undefined)[];
  readonly rows: readonly CsvRow[];
  readonly faults: readonly ImportFault[];
};

const EXCEL_MARK = /^sep=(.)$/i;

/** FA8: the rows of a file, and which of its columns is what; nothing is known of rows where that is not sure. */
export function readTable(text: string): Table {
  const told = EXCEL_MARK.exec(text.split(/[\r\n]/, 1)[0] ?? '')?.[1];
  const read = readCsv(text, told ?? markOf(text));
  if (!read.ok) return unreadable(fault(read.line, null, 'open-quote', ''));
  const [head, ...rows] = told === undefined ? read.rows : read.rows.slice(1);
  if (head === undefined || rows.length === 0) return unreadable(fault(1, null, 'empty', ''));
  const columns = head.cells.map((cell) => columnOf(cell));
  const faults = [...faultsOf(head, columns)];
  return { columns, rows: faults.length === 0 ? rows : [], faults };
}

function* faultsOf({ line, cells }: CsvRow, columns: readonly (Column | undefined)[]) {
  for (const [index, column] of columns.entries()) {
    const text = cells[index] ?? '';
    if (column === undefined && text.trim() !== '') {
      yield fault(line, index + 1, 'unknown-column', text);
    }
    if (column !== undefined && columns.indexOf(column) < index) {
      yield fault(line, index + 1, 'column-twice', text);
    }
  }
  if (!columns.includes('id')) yield fault(line, null, 'no-id', '');
}

function fault(line: number, column: number | null, what: ImportFault['fault'], text: string) {
  return { line, column, fault: what, text } satisfies ImportFault;
}

function unreadable(why: ImportFault): Table {
  return { columns: [], rows: [], faults: [why] };
}

/** A row of a CSV file, and the line in which it begins, counted from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };
type Read = { ok: true; rows: CsvRow[] } | { ok: false; line: number };

const MARKS = [';', ',', '\t'] as const;

/** What stands between the columns: as its first line has it, which names them. */
export function markOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  return MARKS.find((mark) => first.includes(mark)) ?? ',';
}

/**
 * The rows of a CSV file, without those that are blank. A quote that is never closed is the one thing
 * that cannot be read: the answer is then where it opens.
 */
export function readCsv(text: string, mark: string): Read {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let began = 1;
  let at = 0;

  const endCell = () => {
    cells.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (cells.some((each) => each !== '')) rows.push({ line: began, cells });
    cells = [];
    began = line;
  };

  while (at < text.length) {
    const sign = text[at] as string;
    if (sign === '"' && cell === '') {
      const end = endOfQuoted(text, at + 1);
      if (end === undefined) return { ok: false, line };
      const quoted = text.slice(at + 1, end);
      cell = quoted.replaceAll('""', '"');
      line += quoted.match(LINE_END)?.length ?? 0;
      at = end + 1;
      continue;
    }
    at += sign === '\r' && text[at + 1] === '\n' ? 2 : 1;
    if (sign === '\r' || sign === '\n') {
      line++;
      endRow();
    } else if (sign === mark) endCell();
    else cell += sign;
  }
  endRow();
  return { ok: true, rows };
}

const LINE_END = /\r\n|\r|\n/g;

/** Where the quote is that ends it; two in a row stand for one. */
function endOfQuoted(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return undefined;
}

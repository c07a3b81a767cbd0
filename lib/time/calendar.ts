const DAY_MS = 86_400_000;

/** A part of a table that holds the rows of a stretch of time; days and months are UTC's. */
export type TimePart = { readonly name: string; readonly from: number; readonly to: number };

/** The parts for the days from `back` days before a time up to `ahead` days after it. */
export function dayParts(table: string, now: number, back: number, ahead: number): TimePart[] {
  const today = Math.floor(now / DAY_MS);
  return Array.from({ length: back + 1 + ahead }, (_, index) => {
    const from = (today - back + index) * DAY_MS;
    return { name: `${table}_d${digits(from, 10)}`, from, to: from + DAY_MS };
  });
}

/** The parts for this month, those before and those after it. */
export function monthParts(table: string, now: number, back: number, ahead: number): TimePart[] {
  const date = new Date(now);
  return Array.from({ length: back + 1 + ahead }, (_, index) => {
    const month = date.getUTCMonth() - back + index;
    const from = Date.UTC(date.getUTCFullYear(), month, 1);
    const to = Date.UTC(date.getUTCFullYear(), month + 1, 1);
    return { name: `${table}_m${digits(from, 7)}`, from, to };
  });
}

/** When the part of a name ends; undefined when it is the name of no such part. */
export function partEnd(name: string): number | undefined {
  const found = /_([dm])(\d{4})(\d\d)(\d\d)?$/.exec(name);
  if (found === null) return undefined;
  const [, kind, year, month, day] = found;
  if (kind === 'm') return Date.UTC(Number(year), Number(month), 1);
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) + DAY_MS;
}

function digits(at: number, length: number): string {
  return new Date(at).toISOString().slice(0, length).replaceAll('-', '');
}

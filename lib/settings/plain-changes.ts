/** A field of what was before and after; undefined where there was none. */
export type PlainChange = {
  readonly field: string;
  readonly before: PlainValue | undefined;
  readonly after: PlainValue | undefined;
};
export type PlainValue = string | number | boolean | null;

type Details = Readonly<Record<string, unknown>> | null;

const MOST_FIELDS = 100;
const DEEPEST = 4;

/** JO4: before and after side by side, field by field, whatever it is about. */
export function plainFields(before: Details, after: Details): PlainChange[] {
  const [had, has] = [leavesOf(before ?? {}), leavesOf(after ?? {})];
  const fields = [...new Set([...had.keys(), ...has.keys()])].slice(0, MOST_FIELDS);
  return fields.map((field) => ({ field, before: had.get(field), after: has.get(field) }));
}

/** What differs between them. */
export function plainChanges(before: Details, after: Details): PlainChange[] {
  return plainFields(before, after).filter(isChange);
}

export function isChange(field: PlainChange): boolean {
  return field.before !== field.after;
}

/** Each value by the way to it: `faults.0.kind`. What lies deeper is told as it is written down. */
function leavesOf(given: object, path = '', depth = 1): Map<string, PlainValue> {
  const leaves = new Map<string, PlainValue>();
  for (const [name, value] of Object.entries(given)) {
    const at = path + name;
    if (isPlain(value)) leaves.set(at, value);
    else if (typeof value !== 'object') continue;
    else if (depth === DEEPEST || isList(value)) leaves.set(at, textOf(value));
    else for (const [below, leaf] of leavesOf(value, `${at}.`, depth + 1)) leaves.set(below, leaf);
  }
  return leaves;
}

function isPlain(value: unknown): value is PlainValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isList(value: object | null): value is readonly PlainValue[] {
  return Array.isArray(value) && value.every(isPlain);
}

function textOf(value: object | null): string {
  return isList(value) ? value.join('; ') : JSON.stringify(value);
}

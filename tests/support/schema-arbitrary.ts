import fc from 'fast-check';

export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
};
type Find = (ref: string) => Schema;
type Any = fc.Arbitrary<unknown>;

const DEEPEST = 6;

/** Values that a schema of the API's document allows, as far as it says what it allows. */
export function valid(schema: Schema, find: Find, depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return valid(find(schema.$ref), find, depth);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return fc.oneof(...either.map((each) => valid(each, find, depth)));
  if (schema.allOf !== undefined) return valid(together(schema.allOf, find), find, depth);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length === 0 || depth > DEEPEST) return fc.jsonValue({ maxDepth: 2 });
  return fc.oneof(...types.map((type) => ofType(type, schema, find, depth)));
}

function ofType(type: string, schema: Schema, find: Find, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return texts(schema);
    case 'integer':
    case 'number':
      return numbers(schema, type === 'integer');
    case 'boolean':
      return fc.boolean();
    case 'array': {
      const items = valid(schema.items ?? {}, find, depth + 1);
      const { minItems: minLength = 0, maxItems = 5 } = schema;
      return fc.array(items, { minLength, maxLength: Math.max(minLength, Math.min(5, maxItems)) });
    }
    case 'object':
      return objects(schema, find, depth);
    default:
      return fc.constant(null);
  }
}

/** What is there, so that a request may be about something. */
const WORDS = ['f1', 'a/b', 'f3', 'f4', 'Ana', 'beverage', '1', 'settings saved', 'alarms'];

function texts({ pattern, minLength = 0, maxLength = 50 }: Schema): fc.Arbitrary<string> {
  if (pattern !== undefined) {
    const shape = new RegExp(pattern, 'u');
    const words = WORDS.filter((word) => shape.test(word)).map((word) => fc.constant(word));
    return fc.oneof(fc.stringMatching(shape), ...words);
  }
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 300)) };
  const words = fc.constantFrom(...WORDS);
  const others = [fc.string({ ...length, unit: 'grapheme' }), fc.string(length)];
  return fc.oneof({ weight: 3, arbitrary: words }, ...others);
}

function numbers(schema: Schema, whole: boolean): fc.Arbitrary<number> {
  const min = schema.minimum ?? schema.exclusiveMinimum ?? -1e6;
  const max = Math.max(min, schema.maximum ?? 1e15);
  const edges = fc.constantFrom(min, max);
  if (whole)
    return fc.oneof(edges, fc.integer({ min: Math.max(min, -1e9), max: Math.min(max, 1e9) }));
  return fc.oneof(edges, fc.double({ min, max, noNaN: true }));
}

function objects(schema: Schema, find: Find, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [name, valid(each, find, depth + 1)]),
  );
  const requiredKeys = required.filter((name) => name in fields);
  const least = Object.fromEntries(requiredKeys.map((name) => [name, fields[name] as Any]));
  const known = fc.oneof(
    { weight: 2, arbitrary: fc.record(fields, { requiredKeys }) },
    fc.record(least),
  );
  if (typeof additionalProperties !== 'object') return known;
  const others = fc.dictionary(fc.string(), valid(additionalProperties, find, depth + 1), {
    maxKeys: 3,
  });
  return fc.tuple(known, others).map(([one, other]) => ({ ...other, ...one }));
}

function together(all: readonly Schema[], find: Find): Schema {
  const parts = all.map((each) => (each.$ref === undefined ? each : find(each.$ref)));
  const properties = Object.assign({}, ...parts.map((each) => each.properties));
  const required = parts.flatMap((each) => each.required ?? []);
  return Object.assign({}, ...parts, { properties, required });
}

/** What no schema hopes for: ends of ranges, what is no text, what is deep, long, or of another kind. */
export const rubbish: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\0',
    '\ud800',
    '\u202e',
    'x'.repeat(5000),
    '__proto__',
    -0,
  ),
  fc.constantFrom<unknown>(
    1e308,
    -1e308,
    2 ** 53,
    2 ** 63,
    0.1,
    -1,
    '1e999',
    'NaN',
    '../..',
    '%00',
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[[[[[]]]]]],
    { __proto__: 1 },
    true,
    "'; drop table journal; --",
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
);

/** A value that fits but for one thing. */
export function nearly(fits: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(fits, fc.nat(), fc.constantFrom('replace', 'drop', 'add'), rubbish)
    .map(([value, at, how, other]): unknown => {
      if (typeof value !== 'object' || value === null) return other;
      const names = Object.keys(value);
      const name = names[at % Math.max(1, names.length)] ?? 'extra';
      if (how === 'add') return { ...value, [`extra${at % 3}`]: other };
      const { [name]: _dropped, ...rest } = value as Record<string, unknown>;
      return how === 'drop' ? rest : { ...rest, [name]: other };
    });
}

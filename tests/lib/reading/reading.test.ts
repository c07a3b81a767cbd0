import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_ID_LENGTH } from '#lib/freezer/key.ts';
import { SIMULATED_HEADER } from '#lib/reading/headers.ts';
import {
  decode,
  MAX_VALUE_BYTES,
  REJECT_REASONS,
  type RejectReason,
  SKEW_MS,
} from '#lib/reading/reading.ts';
import { bytes, NOON, reading } from '#tests/support/builders.ts';

function decodeBytes(key: Uint8Array | null, value: Uint8Array | null, timestamp = NOON) {
  return decode({ key, value, timestamp: String(timestamp) }, NOON);
}

/** Decodes a text value of freezer f1 that was written and received at noon. */
function decodeText(value: string, { key = 'f1', timestamp = NOON } = {}) {
  return decodeBytes(bytes(key), bytes(value), timestamp);
}

function decodeJson(fields: object, { key = 'f1', timestamp = NOON } = {}) {
  return decodeText(JSON.stringify(fields), { key, timestamp });
}

function celsiusOf(fields: object): number | RejectReason {
  const decoded = decodeJson(fields);
  return typeof decoded === 'string' ? decoded : decoded.celsius;
}

describe('text values', () => {
  test.each(['-3.42', '-3,42', ' -3.42\n', '-0003,420'])('RD1: %j is one reading', (text) => {
    expect(decodeText(text)).toEqual(reading());
  });

  test('RD3: the freezer is the Kafka key', () => {
    expect(decodeText('1', { key: 'câmara 7' })).toEqual(
      reading({ freezer: 'câmara 7', celsius: 1 }),
    );
  });

  test('RD3, RD8: without a key there is no freezer', () => {
    expect(decodeBytes(null, bytes('1'))).toBe('no-freezer-id');
  });
});

describe('JSON values', () => {
  test('RD4: white space may stand before the brace', () => {
    expect(decodeText(' \r\n\t{"value":-3.42}')).toEqual(reading());
  });

  test.each([
    [{ id: 'a', sensor: 'b', sensor_id: 'c' }, 'a'],
    [{ sensor_id: 'c', sensor: 'b' }, 'b'],
    [{ sensor_id: 'c' }, 'c'],
    [{ id: null, sensor: 'b' }, 'b'],
    [{ id: 17 }, '17'],
    [{ id: ' a ' }, 'a'],
    [{}, 'f1'],
    [{ id: null }, 'f1'],
  ])('RD4: the freezer in %j is %j', (fields, freezer) => {
    expect(decodeJson({ ...fields, value: -3.42 })).toEqual(reading({ freezer }));
  });

  test.each([{ id: '' }, { id: {} }, { id: ['a'] }, { id: true }, { id: '\ud800' }])(
    'RD4, RD8: %j is there but names no freezer, and the key does not stand in for it',
    (fields) => {
      expect(decodeJson({ ...fields, value: 1 })).toBe('no-freezer-id');
    },
  );

  test.each([
    [{ temperature: 1, temperatura: 2, value: 3, valor: 4, celsius: 5 }, 1],
    [{ celsius: 5, valor: 4, value: 3, temperatura: 2 }, 2],
    [{ celsius: 5, valor: 4, value: 3 }, 3],
    [{ celsius: 5, valor: 4 }, 4],
    [{ celsius: 5 }, 5],
    [{ temperature: null, valor: '-3,42' }, -3.42],
    [{ value: ' +3.50 ' }, 3.5],
    [{ value: 1.5e1 }, 15],
    [{ value: -0 }, 0],
  ])('RD4: the value in %j is %d', (fields, celsius) => {
    expect(celsiusOf(fields)).toBe(celsius);
  });

  test.each<[object, RejectReason]>([
    [{}, 'not-a-number'],
    [{ value: null }, 'not-a-number'],
    [{ value: true }, 'not-a-number'],
    [{ value: [1] }, 'not-a-number'],
    [{ value: '1e1' }, 'not-a-number'],
    [{ temperature: 'warm', value: 1 }, 'not-a-number'],
    [{ Value: 1 }, 'not-a-number'],
    [{ value: ' ' }, 'empty'],
    [{ value: 'NaN' }, 'not-finite'],
  ])('RD4, RD7: %j is %s', (fields, reason) => {
    expect(celsiusOf(fields)).toBe(reason);
  });

  test.each(['{', '{}{}', '{"value":1', "{'value':1}", '{"value":01}', '{value:1}', '{"value":-}'])(
    'RD7: broken JSON %j is not a number',
    (text) => {
      expect(decodeText(text)).toBe('not-a-number');
    },
  );

  test('RD7: JSON that is no UTF-8 is not a number', () => {
    const value = Uint8Array.from([...bytes('{"id":"'), 0xff, ...bytes('","value":1}')]);
    expect(decodeBytes(bytes('f1'), value)).toBe('not-a-number');
  });
});

describe('units', () => {
  test.each([
    [{ value: -3.123456 }, -3.123456],
    [{ value: -3.123456, unit: 'C' }, -3.123456],
    [{ value: 1, unit: null }, 1],
    [{ value: 32, unit: 'F' }, 0],
    [{ value: 26.6, unit: 'F' }, -3],
    [{ value: '26,6', unit: 'F' }, -3],
    [{ value: 0, unit: 'F' }, -17.7778],
    [{ value: -459.67, unit: 'F' }, -273.15],
    [{ value: 1832, unit: 'F' }, 1000],
    [{ value: 270.15, unit: 'K' }, -3],
    [{ value: 273.15, unit: 'K' }, 0],
    [{ value: 0, unit: 'K' }, -273.15],
    [{ celsius: 4, unit: 'F' }, 4],
    [{ celsius: 4, unit: 'furlong' }, 4],
    [{ value: 32, celsius: 4, unit: 'F' }, 0],
  ])('RD5: %j is %d °C', (fields, celsius) => {
    expect(celsiusOf(fields)).toBe(celsius);
  });

  test.each(['c', 'f', 'Celsius', '°C', 'R', '', 0, true, {}, ['C']])(
    'RD5, RD7: the unit %j is unknown',
    (unit) => {
      expect(celsiusOf({ value: 1, unit })).toBe('unknown-unit');
    },
  );

  const rules = { F: (value: number) => ((value - 32) * 5) / 9, K: (v: number) => v - 273.15 };

  test.each(['F', 'K'] as const)('RD5: any %s is within a ten-thousandth, and tidy', (unit) => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1270, noNaN: true }), (value) => {
        const celsius = celsiusOf({ value, unit });
        expect(celsius).toSatisfy((c) => Math.abs(Number(c) - rules[unit](value)) <= 0.000051);
        expect(String(celsius)).toMatch(/^-?\d+(\.\d{1,4})?$|^-?\d(\.\d+)?e-[45]$/);
        expect(Object.is(celsius, -0)).toBe(false);
      }),
    );
  });
});

describe('times', () => {
  test.each([
    ['2026-01-01T11:59:00Z', NOON - 60_000],
    ['2026-01-01T11:59:00', NOON - 60_000],
    [(NOON - 60_000) / 1000, NOON - 60_000],
    [String(NOON - 60_000), NOON - 60_000],
  ])('RD6: the timestamp %j is the time of the reading', (timestamp, at) => {
    const decoded = decodeJson({ value: -3.42, timestamp }, { timestamp: NOON - 5000 });
    expect(decoded).toEqual(reading({ at }));
  });

  test.each([{}, { timestamp: null }])('RD6: with %j the Kafka timestamp counts', (fields) => {
    const decoded = decodeJson({ ...fields, value: -3.42 }, { timestamp: NOON - 5000 });
    expect(decoded).toEqual(reading({ at: NOON - 5000 }));
  });

  test.each(['-3.42', '{"value":-3.42}'])(
    'RD6: without a Kafka timestamp either, our clock counts for %s',
    (text) => {
      expect(decodeText(text, { timestamp: -1 })).toEqual(reading({ at: NOON }));
    },
  );

  test.each([2 ** 42, 2 ** 62])(
    'RD10: the Kafka timestamp %d is ahead of our clock',
    (timestamp) => {
      expect(decodeText('-3.42', { timestamp })).toEqual(reading({ skewed: true }));
    },
  );

  test.each(['yesterday', '', 0, 1e300, {}, '1999-12-31T23:59:59Z', '2101-01-01T00:00:00Z'])(
    'RD6, RD7: the timestamp %j is a bad time',
    (timestamp) => {
      expect(decodeJson({ value: 1, timestamp })).toBe('bad-time');
    },
  );

  test.each([
    [0, { at: NOON, skewed: false }],
    [SKEW_MS, { at: NOON + SKEW_MS, skewed: false }],
    [SKEW_MS + 1, { at: NOON, skewed: true }],
    [365 * 86_400_000, { at: NOON, skewed: true }],
    [73 * 365 * 86_400_000, { at: NOON, skewed: true }],
  ])('RD10: %d ms ahead of our clock', (ahead, expected) => {
    const timestamp = NOON + ahead;
    expect(decodeText('-3.42', { timestamp })).toEqual(reading(expected));
    expect(decodeJson({ value: -3.42, timestamp })).toEqual(reading(expected));
  });
});

describe('rejects', () => {
  test('RD7: a message without a value is empty', () => {
    expect(decodeBytes(bytes('f1'), null)).toBe('empty');
    expect(decodeText('')).toBe('empty');
  });

  test('RD7: 16 384 bytes are read, one more is too large', () => {
    const padded = (text: string, size: number) => text + ' '.repeat(size - text.length);
    expect(decodeText(padded('-3.42', MAX_VALUE_BYTES))).toEqual(reading());
    expect(decodeText(padded('{"value":-3.42}', MAX_VALUE_BYTES))).toEqual(reading());
    expect(decodeText(padded('-3.42', MAX_VALUE_BYTES + 1))).toBe('too-large');
    expect(MAX_VALUE_BYTES).toBe(16_384);
  });

  test.each(['-273.15', '1000', '1000.0'])('RD7: %s is in range', (text) => {
    expect(decodeText(text)).toEqual(reading({ celsius: Number(text) }));
  });

  test.each(['-273.16', '1000.01', '1'.repeat(40)])('RD7: %s is out of range', (text) => {
    expect(decodeText(text)).toBe('out-of-range');
  });

  test.each(['F', 'K'])('RD7: a huge finite value in %s is out of range', (unit) => {
    expect(celsiusOf({ value: 1.7e308, unit })).toBe('out-of-range');
    expect(celsiusOf({ value: -1.7e308, unit })).toBe('out-of-range');
  });

  test('RD7: the first reason that applies is given', () => {
    const value = fc.constantFrom<[string, RejectReason?]>(
      ['1'],
      ['"warm"', 'not-a-number'],
      ['1e999', 'not-finite'],
      [`"${'9'.repeat(400)}"`, 'not-finite'],
      ['5000', 'out-of-range'],
    );
    const part = (good: string, bad: string, reason: RejectReason) =>
      fc.constantFrom<[string, RejectReason?]>([good], [bad, reason]);
    const unit = part('"C"', '"X"', 'unknown-unit');
    const timestamp = part(String(NOON), '"never"', 'bad-time');
    const id = part('"f1"', '""', 'no-freezer-id');
    const order = [
      'not-a-number',
      'not-finite',
      'unknown-unit',
      'bad-time',
      'out-of-range',
      'no-freezer-id',
    ] as const;
    fc.assert(
      fc.property(value, unit, timestamp, id, (v, u, t, i) => {
        const json = `{"value":${v[0]},"unit":${u[0]},"timestamp":${t[0]},"id":${i[0]}}`;
        const faults = [v[1], u[1], t[1], i[1]];
        const first = order.find((reason) => faults.includes(reason));
        expect(decodeText(json)).toEqual(first ?? reading({ celsius: 1 }));
      }),
      { numRuns: 300 },
    );
  });
});

describe('freezer ids', () => {
  /** The same id must come out whether it is the key or a field. */
  function idsOf(id: string) {
    return [decodeText('1', { key: id }), decodeJson({ id, value: 1 })].map((decoded) =>
      typeof decoded === 'string' ? decoded : decoded.freezer,
    );
  }

  test.each([
    ['a letter', 'a', 'a'],
    ['a word between spaces', ' a b \t', 'a b'],
    ['a letter between wide spaces', '\u00a0é\u3000', 'é'],
    ['HTML', '<b>"x"</b>/..\\', '<b>"x"</b>/..\\'],
    ['200 letters', 'é'.repeat(200), 'é'.repeat(200)],
    ['200 emoji', '🧊'.repeat(200), '🧊'.repeat(200)],
    ['200 letters after 700 spaces', `${' '.repeat(700)}${'é'.repeat(200)}\n`, 'é'.repeat(200)],
  ])('RD8: %s names a freezer', (_what, id, freezer) => {
    expect(idsOf(id)).toEqual([freezer, freezer]);
  });

  test.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['a text with NUL in it', 'a\0b'],
    ['two lines', 'a\nb'],
    ['a text with DEL in it', 'a\x7fb'],
    ['a text with a C1 control in it', 'a\u0085b'],
    ['201 letters', 'a'.repeat(201)],
    ['201 emoji', '🧊'.repeat(201)],
  ])('RD8: %s names none', (_what, id) => {
    expect(idsOf(id)).toEqual(['no-freezer-id', 'no-freezer-id']);
  });

  test('RD8: a key that is no UTF-8 names none', () => {
    expect(decodeBytes(Uint8Array.of(0x66, 0xff), bytes('1'))).toBe('no-freezer-id');
  });

  test('RD8: a key of a megabyte names none', () => {
    expect(decodeText('1', { key: 'a'.repeat(1_000_000) })).toBe('no-freezer-id');
  });

  test('RD8: any 1 to 200 characters without control characters name one, trimmed', () => {
    const visible = fc
      .string({ unit: 'binary', minLength: 1, maxLength: MAX_ID_LENGTH, size: 'max' })
      .filter((id) => id.trim() === id && id !== '' && !/\p{Cc}/u.test(id));
    const space = fc.string({ unit: fc.constantFrom(...' \t\n\u00a0\u2003'), maxLength: 30 });
    fc.assert(
      fc.property(visible, space, space, (id, before, after) => {
        expect(idsOf(`${before}${id}${after}`)).toEqual([id, id]);
      }),
    );
  });
});

describe('RD9: decoding never throws', () => {
  /** Either one of the reasons, or a reading that keeps every promise. */
  function expectSound(key: Uint8Array | null, value: Uint8Array | null, timestamp: number) {
    const decoded = decodeBytes(key, value, timestamp);
    if (typeof decoded === 'string') return expect(REJECT_REASONS).toContain(decoded);
    expect(decoded.freezer).toMatch(/^\P{Cc}{1,200}$/u);
    expect(decoded.freezer.trim()).toBe(decoded.freezer);
    expect(decoded.celsius).toBeGreaterThanOrEqual(-273.15);
    expect(decoded.celsius).toBeLessThanOrEqual(1000);
    expect(decoded.at).toSatisfy(Number.isSafeInteger);
    expect(decoded.at).toBeLessThanOrEqual(NOON + SKEW_MS);
  }

  const key = fc.option(fc.uint8Array({ maxLength: 300 }));
  const timestamp = fc.maxSafeInteger();

  test('RD9: for any bytes', () => {
    const start = fc.constantFrom('', '{', ' {"value":', '-1');
    fc.assert(
      fc.property(key, start, fc.uint8Array(), timestamp, (k, text, tail, time) => {
        expectSound(k, Uint8Array.from([...bytes(text), ...tail]), time);
      }),
      { numRuns: 1000 },
    );
  });

  test('RD9: for any JSON', () => {
    fc.assert(
      fc.property(key, fc.json(), timestamp, (k, json, time) => {
        expectSound(k, bytes(json), time);
      }),
      { numRuns: 500 },
    );
  });

  test('RD9: for any content of the fields Gelo knows', () => {
    const anyValue = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.constantFrom('F', 'K', '-3,42', 'NaN', NOON, '2026-01-01T00:00:00Z'),
    );
    const names = ['id', 'sensor', 'temperature', 'value', 'celsius', 'unit', 'timestamp'] as const;
    const fields = fc.dictionary(fc.constantFrom(...names, '__proto__'), anyValue);
    fc.assert(
      fc.property(key, fields, timestamp, (k, object, time) => {
        expectSound(k, bytes(JSON.stringify(object)), time);
      }),
      { numRuns: 1000 },
    );
  });

  test('RD9: for valid JSON of which some bytes were changed, lost or doubled', () => {
    const valid = fc.record(
      {
        id: fc.constantFrom('f1', 'água ❄️'),
        value: fc.double({ noNaN: true }),
        unit: fc.constantFrom('C', 'F', 'K'),
        timestamp: fc.constantFrom(NOON, '2026-01-01T12:00:00,5-03:00'),
      },
      { requiredKeys: ['value'] },
    );
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255), how: fc.constantFrom(0, 1, 2) });
    fc.assert(
      fc.property(valid, fc.array(change, { maxLength: 4 }), (fields, changes) => {
        const mutated = [...bytes(JSON.stringify(fields))];
        for (const { at, byte, how } of changes) {
          const place = at % mutated.length;
          if (how === 0) mutated[place] = byte;
          else if (how === 1) mutated.splice(place, 1 + (byte % 3));
          else mutated.splice(place, 0, ...mutated.slice(place, place + (byte % 9)));
        }
        expectSound(bytes('f1'), Uint8Array.from(mutated), NOON);
      }),
      { numRuns: 2000 },
    );
  });

  test('RD9: for JSON nested as deep as its size allows', () => {
    const depth = MAX_VALUE_BYTES - 20;
    expect(decodeText(`{"value":1,"x":${'['.repeat(depth)}`)).toBe('not-a-number');
    const nested = `${'['.repeat(depth / 2)}${']'.repeat(depth / 2)}`;
    expect(decodeText(`{"value":-3.42,"x":${nested}}`)).toEqual(reading());
  });
});

test.each(['-3.42', '{"temperature": -3.42}'])(
  'RD11: %s is simulated where a header says so',
  (text) => {
    const raw = { key: bytes('f1'), value: bytes(text), timestamp: String(NOON) };
    expect(decode(raw, NOON)).toEqual(reading());
    expect(decode({ ...raw, headers: { other: bytes('1') } }, NOON)).toEqual(reading());
    const headers = { [SIMULATED_HEADER]: bytes('1') };
    expect(decode({ ...raw, headers }, NOON)).toEqual(reading({ simulated: true }));
  },
);

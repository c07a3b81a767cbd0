import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseProperties } from '#server/config/client-properties.ts';

test('CF2: blank lines and lines that begin with # are skipped, and still counted', () => {
  const text = '# Confluent\n\n  \t\n  # indented=comment\nacks=all\n';
  expect(parseProperties(text)).toEqual({
    entries: [{ line: 5, name: 'acks', value: 'all' }],
    problems: [],
  });
});

test.each([
  ['a=b', 'a', 'b'],
  ['  a = b  ', 'a', 'b'],
  ['a=b=c==', 'a', 'b=c=='],
  ['a=', 'a', ''],
  ['a=#b', 'a', '#b'],
  ['a=b\r', 'a', 'b'],
  ['\uFEFFa=b', 'a', 'b'],
  ['sasl.password=p@ss:w=rd!', 'sasl.password', 'p@ss:w=rd!'],
])('CF2: %j is split at the first =', (text, name, value) => {
  expect(parseProperties(text).entries).toEqual([{ line: 1, name, value }]);
});

test('CF3: lines that are none are problems, each with its number', () => {
  expect(parseProperties('a=1\nhunter2\n=hunter2\r\nb=2').problems).toEqual([
    'line 2 has no "=": write name=value',
    'line 3 has no name before its "="',
  ]);
});

test('CF4: a problem never quotes its line', () => {
  const secret = fc.stringMatching(/^[A-Z]{8}[^\s=#\uFEFF]{0,20}$/);
  fc.assert(
    fc.property(fc.array(secret), fc.constantFrom('', '='), (lines, begin) => {
      const { problems } = parseProperties(lines.map((line) => begin + line).join('\n'));
      expect(problems).toHaveLength(lines.length);
      for (const line of lines) expect(problems.join()).not.toContain(line);
    }),
  );
});

test('CF2: what is written is read again, whatever is in between', () => {
  const entry = fc.record({
    name: fc.stringMatching(/^[a-z][a-z.]{0,20}$/),
    value: fc.string({ unit: 'binary' }).filter((value) => !/[\r\n]/.test(value)),
  });
  const noise = fc.constantFrom([], [''], ['# a=b'], ['  ', '#']);
  fc.assert(
    fc.property(fc.array(fc.tuple(noise, entry)), fc.constantFrom('\n', '\r\n'), (parts, end) => {
      const lines = parts.flatMap(([skipped, { name, value }]) => [...skipped, `${name}=${value}`]);
      const { entries, problems } = parseProperties(lines.join(end));
      expect(problems).toEqual([]);
      expect(entries.map(({ name, value }) => ({ name, value }))).toEqual(
        parts.map(([, { name, value }]) => ({ name, value: value.trim() })),
      );
      for (const { line, name } of entries) expect(lines[line - 1]).toContain(`${name}=`);
    }),
  );
});

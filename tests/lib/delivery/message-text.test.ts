import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMessageName, writeMessageName } from '#lib/delivery/message-name.ts';
import { beginningOf, shownOf } from '#lib/delivery/message-text.ts';
import { bytes } from '#tests/support/builders.ts';

test('DE11: text is shown as text, anything else as hexadecimal digits, and nothing as nothing', () => {
  expect(shownOf(bytes('−3,42 ❄️'), 100)).toMatchObject({
    text: '−3,42 ❄️',
    form: 'text',
    cut: false,
  });
  expect(shownOf(Uint8Array.of(0xff, 0, 10), 100)).toMatchObject({ text: 'ff 00 0a', form: 'hex' });
  expect(shownOf(null, 100)).toBeNull();
  expect(shownOf(bytes(''), 100)).toEqual({ text: '', form: 'text', bytes: 0, cut: false });
});

test('DE11: text that is cut stays text, wherever the cut falls', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, most) => {
      const shown = shownOf(bytes(text), most);
      expect(shown?.form).toBe('text');
      expect(text.startsWith(shown?.text ?? '?')).toBe(true);
      expect(shown?.bytes).toBe(bytes(text).length);
      expect(shown?.cut).toBe(bytes(text).length > most);
    }),
  );
});

test('DE9: in a list the beginning is enough', () => {
  expect(beginningOf(bytes('abc'), 3)).toBe('abc');
  expect(beginningOf(bytes('abcd'), 3)).toBe('abc…');
  expect(beginningOf(bytes('a❄'), 3)).toBe('a…');
  expect(beginningOf(null, 3)).toBeNull();
});

test('DE10: which message it is stands in the address', () => {
  fc.assert(
    fc.property(fc.nat(999_999), fc.nat(), (partition, offset) => {
      const name = { partition, offset };
      expect(readMessageName(writeMessageName(name))).toEqual(name);
    }),
  );
  for (const text of [null, '', '1', '1:', ':1', '-1:2', '1:2:3', '1:99999999999999999', 'a:b']) {
    expect(readMessageName(text)).toBeUndefined();
  }
});

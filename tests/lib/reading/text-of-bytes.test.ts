import { expect, test } from 'vitest';
import { textOfBytes } from '#lib/reading/text-of-bytes.ts';

const utf8 = new TextEncoder().encode('Câmara ❄️');

test.each([
  ['UTF-8', utf8, 'Câmara ❄️'],
  ['UTF-8 with its mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8), 'Câmara ❄️'],
  ['Windows-1252', Uint8Array.of(0x43, 0xe2, 0x6d, 0x20, 0x80), 'Câm €'],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x43, 0, 0xe2, 0), 'Câ'],
  ['UTF-16 the other way round', Uint8Array.of(0xfe, 0xff, 0, 0x43, 0, 0xe2), 'Câ'],
  ['nothing', new Uint8Array(), ''],
])('FA8: a file in %s is read', (_what, bytes, text) => {
  expect(textOfBytes(bytes)).toBe(text);
});

import { expect, test } from 'vitest';
import { searchFor } from '#lib/words/search.ts';

test.each([
  ['camara', 'Câmara 2', true],
  ['2 câm', 'Câmara 2', true],
  ['3', 'Câmara 2', false],
  ['', 'anything', true],
  ['  ', '', true],
  ['.*', 'abc', false],
])('FL3, AM3: %j in %j is found: %j', (search, text, found) => {
  expect(searchFor(search)(text)).toBe(found);
});

import { expect, test } from 'vitest';
import { isSilent, SILENT_AFTER_MS } from '#lib/freezer/silence.ts';
import { NOON } from '#tests/support/builders.ts';

test.each([
  [0, false],
  [SILENT_AFTER_MS, false],
  [SILENT_AFTER_MS + 1, true],
  [-5000, false],
])('UI3: last heard of %d ms ago is silent: %s', (ago, silent) => {
  expect(isSilent(NOON - ago, NOON)).toBe(silent);
});

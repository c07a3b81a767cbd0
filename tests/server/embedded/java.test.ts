import { expect, test } from 'vitest';
import { parseJavaMajor } from '#server/embedded/java.ts';

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "25" 2025-09-16', 25],
  ['java version "1.8.0_402"', 8],
  ['openjdk version "21-ea" 2023-09-19', 21],
  ['Picked up _JAVA_OPTIONS: -Xmx1g\nopenjdk version "11.0.2" 2019-01-15', 11],
  ['command not found', undefined],
])('ST2: reads the version out of %j', (printed, expected) => {
  expect(parseJavaMajor(printed)).toBe(expected);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { returnPath, signInPath } from '#lib/web/return-path.ts';

test.each([
  '/',
  '/alarms',
  '/alarms?kind=high&over=1',
  '/freezers/a%2Fb',
  '/freezers/c%C3%A2mara#settings',
  '/?density=table',
])('WH8: one comes back to %s', (to) => {
  expect(returnPath(to)).toBe(to);
});

test.each([
  undefined,
  null,
  '',
  'alarms',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  '/\t/evil.example/',
  '/\n/evil.example/',
  ' //evil.example',
  '/..//evil.example/',
  '/a/..//evil.example',
  'javascript:alert(1)',
  '/sign-in',
  '/sign-in?to=/sign-in',
  '/first/abc',
])('WH8: %j leads to the fleet', (to) => {
  expect(returnPath(to)).toBe('/');
});

test('WH8: whatever is asked for, it stays on this site', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '@',
    ':',
    '//',
    'evil.example',
    '\t',
    '\n',
    '%2f',
    '?',
    '#',
    'https',
  );
  const nasty = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);
  fc.assert(
    fc.property(fc.oneof(nasty, fc.webUrl(), fc.string()), (to) => {
      const path = returnPath(to);
      const base = 'https://gelo.example';
      expect(new URL(path, base).origin).toBe(base);
      expect(returnPath(path)).toBe(path);
    }),
    { numRuns: 2000 },
  );
});

test('WH8: what Next adds to an address for itself is dropped', () => {
  expect(returnPath('/alarms?_rsc=1x2y3&kind=high')).toBe('/alarms?kind=high');
  expect(signInPath('/alarms?_rsc=1x2y3')).toBe('/sign-in?to=%2Falarms');
  expect(signInPath('/')).toBe('/sign-in');
});

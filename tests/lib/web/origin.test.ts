import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameOrigin } from '#lib/web/origin.ts';

test.each([
  ['http://localhost:3000', 'localhost:3000'],
  ['http://127.0.0.1:3000', '127.0.0.1:3000'],
  ['http://[::1]:3000', '[::1]:3000'],
  ['https://gelo.example', 'gelo.example'],
  ['https://gelo.example', 'Gelo.Example'],
  [undefined, 'localhost:3000'],
  [undefined, undefined],
])('GW6: a page of %j may talk to %j', (origin, host) => {
  expect(sameOrigin(origin, host, false)).toBe(true);
});

test.each([
  ['http://evil.example', 'localhost:3000'],
  ['http://localhost:3001', 'localhost:3000'],
  ['http://localhost', 'localhost:3000'],
  ['http://localhost:3000.evil.example', 'localhost:3000'],
  ['http://localhost:3000@evil.example', 'localhost:3000'],
  ['http://evil.example/localhost:3000', 'localhost:3000'],
  ['localhost:3000', 'localhost:3000'],
  ['null', 'localhost:3000'],
  ['null', 'null'],
  ['', 'localhost:3000'],
  ['', ''],
  ['file://', ''],
  ['http://localhost:3000', undefined],
])('GW6: a page of %j may not talk to %j', (origin, host) => {
  expect(sameOrigin(origin, host, false)).toBe(false);
});

test('GW6: a page may talk to the host it came from, and to no other', () => {
  const host = fc
    .tuple(fc.domain(), fc.integer({ min: 1024, max: 65_535 }))
    .map(([domain, port]) => `${domain}:${port}`)
    .filter((name) => URL.canParse(`http://${name}`));
  fc.assert(
    fc.property(fc.constantFrom('http', 'https'), host, host, (scheme, mine, other) => {
      expect(sameOrigin(`${scheme}://${mine.toLowerCase()}`, mine, false)).toBe(true);
      fc.pre(mine.toLowerCase() !== other.toLowerCase());
      expect(sameOrigin(`${scheme}://${other}`, mine, false)).toBe(false);
    }),
  );
});

test('GW6: nothing that a page can send as its origin makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (origin) => {
      expect(sameOrigin(origin, 'gelo.test:3000', false)).toBe(false);
    }),
  );
});

test.each([
  ['https://gelo.example', true],
  ['https://gelo.example:443', true],
  ['http://gelo.example', false],
  ['http://gelo.example:80', false],
  [undefined, true],
])('GW6: over TLS a page of %j may talk to it: %s', (origin, may) => {
  expect(sameOrigin(origin, 'gelo.example', true)).toBe(may);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientOf, isPassedOn, limitKey } from '#lib/web/forwarded.ts';

const given = (forwardedFor?: string, forwardedProto?: string, remote = '::ffff:10.0.0.9') => ({
  ...{ remote, forwardedFor, forwardedProto },
});

test('WH11: without a proxy nothing that the asker says of himself is believed', () => {
  const said = given('192.0.2.1', 'https');
  expect(clientOf(said, 0)).toEqual({ address: '10.0.0.9', secure: false });
});

test.each([
  ['192.0.2.1', 1, '192.0.2.1'],
  ['6.6.6.6, 192.0.2.1', 1, '192.0.2.1'],
  ['6.6.6.6, 192.0.2.1, 10.0.0.2', 2, '192.0.2.1'],
  ['192.0.2.1', 2, '192.0.2.1'],
  ['2001:db8::7', 1, '2001:db8::7'],
  ['[2001:db8::7]:443', 1, '2001:db8::7'],
  ['192.0.2.1:5555', 1, '192.0.2.1'],
  ['::ffff:192.0.2.1', 1, '192.0.2.1'],
  ['unknown', 1, '10.0.0.9'],
  ['', 1, '10.0.0.9'],
  [undefined, 1, '10.0.0.9'],
])('WH11: of %j with %i proxies it is %s', (header, proxies, address) => {
  expect(clientOf(given(header), proxies).address).toBe(address);
});

test.each([
  ['https', 1, true],
  ['http', 1, false],
  ['https, http', 1, false],
  ['http, https', 1, true],
  ['https, http', 2, true],
  [undefined, 1, false],
])('WH11: x-forwarded-proto: %j of %i proxies is TLS: %s', (header, proxies, secure) => {
  expect(clientOf(given(undefined, header), proxies).secure).toBe(secure);
});

test('WH11: what stands left of what the proxies wrote changes nothing', () => {
  const address = fc.ipV4();
  fc.assert(
    fc.property(fc.string(), address, fc.integer({ min: 1, max: 4 }), (lie, real, proxies) => {
      const behind = Array.from({ length: proxies - 1 }, () => '10.0.0.1');
      const header = [lie, real, ...behind].join(', ');
      expect(clientOf(given(header), proxies).address).toBe(real);
    }),
  );
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:ffff::1', '2001:db8:0:0::/64'],
  ['2001:0db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
])('WH9: %s is limited as %s', (address, key) => expect(limitKey(address)).toBe(key));

test.each([
  [{ host: 'localhost:3000', origin: 'http://localhost:3000' }, false],
  [{ host: 'localhost:3000', 'x-forwarded-for': '192.0.2.1' }, true],
  [{ forwarded: 'for=192.0.2.1' }, true],
  [{ 'x-forwarded-proto': 'https' }, true],
  [{ 'x-forwarded-host': '' }, true],
])('WH10: a proxy passed on %j: %s', (headers, passed) => {
  expect(isPassedOn(headers)).toBe(passed);
});

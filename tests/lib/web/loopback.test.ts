import { expect, test } from 'vitest';
import { isLoopback, isLoopbackHost } from '#lib/web/loopback.ts';

test.each(['localhost', 'LOCALHOST', 'gelo.localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])(
  'WH10: %s is this machine',
  (host) => expect(isLoopback(host)).toBe(true),
);

test.each([
  '',
  '0.0.0.0',
  '::',
  '10.0.0.1',
  '128.0.0.1',
  'localhost.evil.example',
  '127.0.0.1.nip.io',
  'xlocalhost',
])('WH10: %j may be another', (host) => expect(isLoopback(host)).toBe(false));

test.each(['localhost:3000', 'localhost', '127.0.0.1:3000', '[::1]:3000', 'LocalHost:3000'])(
  'WH10: the header Host: %s names this machine',
  (header) => expect(isLoopbackHost(header)).toBe(true),
);

test.each([
  undefined,
  '',
  ':3000',
  'evil.example',
  'evil.example:3000',
  'localhost:3000@evil.example',
  'evil.example@localhost:3000',
  'localhost.evil.example',
  'localhost:3000/x:y@z',
  'localhost, evil.example',
  '192.168.0.7:3000',
])('WH10: the header Host: %j does not', (header) => expect(isLoopbackHost(header)).toBe(false));

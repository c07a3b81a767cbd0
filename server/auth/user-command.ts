import type { PersonView } from '#lib/api/people.ts';
import { COMMAND_LINE } from '#lib/people/person.ts';
import type { UserCommand } from '#server/auth/parse-user-command.ts';
import type { PeopleRefusal, PeopleResult, PeopleStore } from '#server/store/people-store.ts';

type Deps = {
  people: Pick<PeopleStore, 'list' | 'named' | 'add' | 'change' | 'setPassword'>;
  hashPassword: (password: string) => Promise<string>;
  makePassword: () => string;
};
type Done = { ok: boolean; lines: string[] };

/** WH14 */
export async function doUserCommand(command: UserCommand, deps: Deps): Promise<Done> {
  const { people, hashPassword, makePassword } = deps;
  if (command.do === 'list') return { ok: true, lines: listed(await people.list()) };
  const password = makePassword();
  const told = [
    `Password: ${password}`,
    'It is shown this once, and to be replaced after signing in.',
  ];
  if (command.do === 'add') {
    const added = await people.add(command, await hashPassword(password), COMMAND_LINE);
    return said(added, [`${command.username} may sign in, as ${command.role}.`, ...told]);
  }
  const person = await people.named(command.username);
  if (person === undefined) return said({ ok: false, why: 'unknown' }, []);
  if (command.do === 'password') {
    const given = { hash: await hashPassword(password), due: true };
    const set = await people.setPassword(person.id, given, COMMAND_LINE);
    const disabled = person.disabled ? ['This person is disabled: see enable.'] : [];
    return said(set, [`${command.username} has a new password.`, ...told, ...disabled]);
  }
  const change =
    command.do === 'role' ? { role: command.role } : { disabled: command.do === 'disable' };
  const changed = await people.change(person.id, change, COMMAND_LINE);
  return said(changed, changed.ok ? [`Done: ${lineOf(changed.value)}`] : []);
}

function said(result: PeopleResult<unknown>, lines: string[]): Done {
  return result.ok ? { ok: true, lines } : { ok: false, lines: [WHY[result.why]] };
}

const WHY: Record<PeopleRefusal, string> = {
  unknown: 'Nobody signs in by that name. See: npm run user -- list',
  'name-taken': 'Somebody is called so already. Choose another: --name="…"',
  'username-taken': 'Somebody signs in by that name already.',
  'no-username': 'This person has no sign-in name, and so no password.',
  'last-admin': 'Then no admin could sign in any more. Make somebody else an admin first.',
};

function listed(all: readonly PersonView[]): string[] {
  return all.length === 0 ? ['Nobody yet. See: npm run user -- add'] : all.map(lineOf);
}

function lineOf({
  name,
  username: own,
  role: may,
  disabled,
  password,
  organisation,
}: PersonView): string {
  const notes = [
    ...(disabled ? ['disabled'] : []),
    ...(organisation ? ['signed in by the organisation'] : []),
    ...(password === 'none' && !organisation ? ['no password'] : []),
  ];
  const more = notes.length > 0 ? ` (${notes.join(', ')})` : '';
  return `${(own ?? '–').padEnd(20)} ${may.padEnd(9)} ${name}${more}`;
}

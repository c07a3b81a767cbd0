import { parseArgs } from 'node:util';
import { usernameOf } from '#lib/people/people.ts';
import { personName } from '#lib/people/person.ts';
import { ROLES, type Role } from '#lib/people/roles.ts';
import { messageOf } from '#server/lifecycle/start-error.ts';

export type UserCommand =
  | { do: 'list' }
  | { do: 'add'; username: string; name: string; role: Role }
  | { do: 'role'; username: string; role: Role }
  | { do: 'password'; username: string }
  | { do: 'disable' | 'enable'; username: string };
/** What was not understood, and what would be; or that was asked for. */
export type Usage = { usage: string; asked: boolean };

const USAGE = `Usage: npm run user -- <what to do>

  list                                who may sign in, and to do what
  add <sign-in name> [--name="Ana"] [--role=viewer]
                                      adds a person, and prints a password, once
  password <sign-in name>             gives a new password, prints it, and ends all sessions
  role <sign-in name> <role>          ${ROLES.join(', ')}
  disable <sign-in name>              signs out everywhere, for good
  enable <sign-in name>`;

export function parseUserCommand(args: readonly string[]): UserCommand | Usage {
  try {
    return understood([...args]);
  } catch (error) {
    const asked = args.length === 0 || ['help', '--help', '-h'].includes(args[0] ?? '');
    return { usage: asked ? USAGE : `${messageOf(error)}\n\n${USAGE}`, asked };
  }
}

function understood(args: string[]): UserCommand {
  const options = { name: { type: 'string' }, role: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [what, who, third, ...more] = positionals;
  const most = what === 'list' ? 1 : what === 'role' ? 3 : 2;
  if (positionals.length > most || more.length > 0) {
    throw new Error(`“${positionals.slice(most).join(' ')}” is too much.`);
  }
  if (what !== 'add' && (values.name ?? values.role) !== undefined) {
    throw new Error('--name and --role go with add.');
  }
  switch (what) {
    case 'list':
      return { do: 'list' };
    case 'add': {
      const own = username(who);
      const name = personName(values.name ?? who ?? '');
      if (name === undefined) throw new Error('A name has 1 to 100 characters.');
      return { do: 'add', username: own, name, role: role(values.role ?? 'viewer') };
    }
    case 'role':
      return { do: 'role', username: username(who), role: role(third) };
    case 'password':
      return { do: what, username: username(who) };
    case 'disable':
    case 'enable':
      return { do: what, username: username(who) };
    default:
      throw new Error(`“${what ?? ''}” is nothing to do.`);
  }
}

function username(given: string | undefined): string {
  const name = usernameOf(given ?? '');
  if (name !== undefined) return name;
  throw new Error(`“${given ?? ''}” is no sign-in name: letters, digits and . _ - + @ only.`);
}

function role(given: string | undefined): Role {
  const found = ROLES.find((each) => each === given);
  if (found !== undefined) return found;
  throw new Error(`“${given ?? ''}” is no role: ${ROLES.join(', ')}.`);
}

import { parseUserCommand } from '#server/auth/parse-user-command.ts';
import { hashPassword, makePassword } from '#server/auth/password.ts';
import { doUserCommand } from '#server/auth/user-command.ts';
import { readConfig } from '#server/config/config.ts';
import { reachDatabase } from '#server/embedded/reach-database.ts';
import { createLog } from '#server/lifecycle/log.ts';
import { reportFailedStart } from '#server/lifecycle/run-process.ts';
import { createStack } from '#server/lifecycle/stack.ts';
import { createSteps } from '#server/lifecycle/steps.ts';
import { createPeopleStore } from '#server/store/people-store.ts';

/** `npm run user`: who may come in, from the command line. Whoever may use it has the data anyway. */
async function run(args: readonly string[]): Promise<number> {
  const command = parseUserCommand(args);
  if ('usage' in command) {
    console.error(command.usage);
    return command.asked ? 0 : 2;
  }
  const log = createLog({ level: 'silent' });
  const stack = createStack({ log });
  const step = createSteps({ write: console.error, now: () => performance.now() });
  try {
    const database = await reachDatabase({ config: readConfig(), stack, step, log });
    const people = createPeopleStore({ database, now: () => Date.now() });
    const done = await doUserCommand(command, { people, hashPassword, makePassword });
    for (const line of done.lines) (done.ok ? console.log : console.error)(line);
    return done.ok ? 0 : 1;
  } finally {
    await stack.stop();
  }
}

try {
  process.exit(await run(process.argv.slice(2)));
} catch (error) {
  reportFailedStart(error);
  process.exit(1);
}

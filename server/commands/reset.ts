import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { readConfig } from '#server/config/config.ts';
import { openPlace } from '#server/embedded/open-place.ts';
import { createLog } from '#server/lifecycle/log.ts';
import { reportFailedStart } from '#server/lifecycle/run-process.ts';
import { createStack } from '#server/lifecycle/stack.ts';
import { createSteps } from '#server/lifecycle/steps.ts';

/** A full disk is a reason to come here. */
const NO_SPACE_NEEDED = 0;
/** What Gelo itself put into its data folder; anything else in there is not ours to delete. */
const OURS = ['kafka', 'postgres', 'logs', 'run', 'run.json'];

async function reset(): Promise<void> {
  const { dataFolder: wanted } = readConfig();
  if (!existsSync(wanted)) {
    console.log(`There is nothing to forget: ${wanted} does not exist.`);
    return;
  }
  const log = createLog({ level: 'warn' });
  const stack = createStack({ log });
  const step = createSteps({ write: console.log, now: () => performance.now() });
  const { dataFolder } = await openPlace(wanted, stack, log, step, NO_SPACE_NEEDED);
  if (process.argv.includes('--yes') || (await confirmed(dataFolder))) {
    for (const name of OURS) rmSync(`${dataFolder}/${name}`, { recursive: true, force: true });
    console.log(`Forgotten. The next npm start begins with an empty ${dataFolder}.`);
  } else {
    console.log('Nothing was changed.');
  }
  await stack.stop();
}

async function confirmed(folder: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.log(`To forget all data in ${folder} without being asked: npm run reset -- --yes`);
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const question = `Forget every reading, setting and log in ${folder}? This cannot be undone. [y/N] `;
  const answer = await terminal.question(question);
  terminal.close();
  return /^(y|yes|s|sim)$/i.test(answer.trim());
}

try {
  await reset();
  process.exit(0);
} catch (error) {
  reportFailedStart(error);
  process.exit(1);
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '#tests/faults/dice.ts';
import { PARTITIONS, type Stage } from '#tests/faults/stage.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** What may happen; each says what it did, and is over when what it hit is up again. */
type Fault = { name: string; strike: (stage: Stage, dice: Dice) => Promise<string> };

const BACK_WITHIN_MS = 30_000;
/** Longer than the group's session: its partitions are another's when it wakes up. */
const ASLEEP_MS = [7000, 9000] as const;

const killInstance: Fault = {
  name: 'kill -9 of an instance',
  async strike({ instances, restart }, dice) {
    const index = dice.between(0, instances.length - 1);
    const instance = instances[index];
    instance?.child.kill('SIGKILL');
    await instance?.ended;
    await pause(dice.between(0, 2000));
    await restart(index);
    return `instance ${index + 1}`;
  },
};

const freezeInstance: Fault = {
  name: 'SIGSTOP of an instance, which wakes up later',
  async strike({ instances }, dice) {
    const index = dice.between(0, instances.length - 1);
    const child = instances[index]?.child;
    const asleep = dice.between(...ASLEEP_MS);
    child?.kill('SIGSTOP');
    await pause(asleep);
    child?.kill('SIGCONT');
    return `instance ${index + 1} for ${asleep} ms`;
  },
};

const killBroker: Fault = {
  name: 'kill -9 of one of three brokers',
  async strike({ brokerPid }, dice) {
    const id = dice.between(0, PARTITIONS - 1);
    await killAndAwait(() => brokerPid(id), `broker ${id}`);
    return `broker ${id}`;
  },
};

const killDatabase: Fault = {
  name: 'kill -9 of PostgreSQL',
  async strike({ postgresPid, database }) {
    await killAndAwait(postgresPid, 'PostgreSQL');
    await waitFor('PostgreSQL to answer', () => database.ping().then(() => true), BACK_WITHIN_MS);
    return '';
  },
};

export const FAULTS = [killInstance, freezeInstance, killBroker, killDatabase] as const;

/** Its supervisor starts it again: under another pid. */
async function killAndAwait(pidOf: () => number | undefined, what: string): Promise<void> {
  const before = pidOf();
  if (before === undefined) throw new Error(`${what} is not running`);
  process.kill(before, 'SIGKILL');
  await waitFor(
    `${what} to be started again`,
    () => {
      const now = pidOf();
      return now !== undefined && now !== before;
    },
    BACK_WITHIN_MS,
  );
}

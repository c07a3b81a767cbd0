import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { Message } from 'kafkajs';
import { createKafkaClient } from '#server/kafka/client.ts';
import { enterAs } from '#tests/support/enter.ts';
import { startGelo, stopIfRunning, temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { makeUpgradedCopy } from '#tests/support/upgraded-copy.ts';

export type RunningGelo = {
  url: () => string;
  dataFolder: string;
  /** Of Ana, who is an admin. */
  cookie: string;
  send: (...messages: Message[]) => Promise<void>;
  killAndRestart: () => Promise<void>;
  /** Stops it, and starts one whose pages are another build: its chunks' names begin with `UPGRADED`. */
  upgrade: () => Promise<void>;
};
export const UPGRADED = 'upgraded-';

/** A real Gelo with a Kafka and a PostgreSQL of its own. */
export async function openGelo(): Promise<RunningGelo & { close: () => Promise<void> }> {
  const folder = temporaryFolder();
  const dataFolder = join(folder.path, 'data');
  let gelo = await startGelo(dataFolder);
  const port = new URL(gelo.http).port;
  const cookie = await enterAs(gelo, 'Ana');
  return {
    dataFolder,
    cookie,
    url: () => gelo.http,
    async send(...messages) {
      const address = { brokers: gelo.kafka.split(','), ssl: false };
      const kafka = createKafkaClient({ address, clientId: 'test', log: quietLog });
      const producer = kafka.producer();
      await producer.connect();
      await producer.send({ topic: 'freezer-temperatura', messages });
      await producer.disconnect();
    },
    async killAndRestart() {
      gelo.child.kill('SIGKILL');
      await gelo.ended;
      gelo = await startGelo(dataFolder, { PORT: port });
    },
    async upgrade() {
      const checkout = join(folder.path, 'checkout');
      makeUpgradedCopy(checkout, UPGRADED);
      await gelo.stop();
      gelo = await startGelo(dataFolder, { PORT: port }, checkout, checkout);
    },
    async close() {
      await stopIfRunning(gelo.child);
      folder.remove();
    },
  };
}

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
async function useGelo({}, use: (gelo: RunningGelo) => Promise<void>): Promise<void> {
  const { close, ...gelo } = await openGelo();
  await use(gelo);
  await close();
}

/** A page on which an unexpected console error or failed request fails the test. */
export const test = base.extend<{ allowErrors: (pattern: RegExp) => void }, { gelo: RunningGelo }>({
  gelo: [useGelo, { scope: 'worker', timeout: 120_000 }],
  baseURL: async ({ gelo }, use) => use(gelo.url()),
  /** The page's own is an admin's; a context that a test opens itself is a viewer's. */
  context: async ({ context, gelo }, use) => {
    const [name = '', value = ''] = gelo.cookie.split('=');
    await context.addCookies([{ name, value, url: gelo.url() }]);
    await use(context);
  },
  allowErrors: [
    async ({ context }, use) => {
      const allowed: RegExp[] = [];
      const errors: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
      });
      context.on('weberror', (error) => errors.push(error.error().message));
      context.on('requestfailed', (request) => {
        const why = request.failure()?.errorText ?? '';
        // A page that is left, or that asks for something newer, ends what was under way.
        if (why !== 'net::ERR_ABORTED') errors.push(`${request.url()} ${why}`);
      });
      await use((pattern) => allowed.push(pattern));
      expect(errors.filter((error) => !allowed.some((pattern) => pattern.test(error)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** The same for one file alone: no other's freezers and alarms are in its Gelo. */
export const testAlone = () =>
  test.extend<object, { gelo: RunningGelo }>({
    // biome-ignore lint/correctness/noEmptyPattern: as above; and by this very function it tells workers apart.
    gelo: [({}, use) => useGelo({}, use), { scope: 'worker', timeout: 120_000 }],
  });

import pg from 'pg';
import type { Log } from '#server/lifecycle/log.ts';
import { CHANNEL, type Notice } from '#server/store/notices.ts';

const RETRY_MS = 500;

/**
 * Hears of every commit that concerns others. What is said while the connection is broken is lost, so
 * whoever listens has to look for himself after each `onConnected`.
 */
export function createListener(deps: {
  url: string;
  onConnected: () => void;
  onNotice: (notice: Notice) => void;
  log: Log;
}) {
  const { url, onConnected, onNotice, log } = deps;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const connect = async () => {
    const next = new pg.Client({
      connectionString: url,
      keepAlive: true,
      application_name: 'gelo',
    });
    client = next;
    // Both come when the server goes; unheard, `error` would end the process.
    next.on('error', (error) => log.debug({ error }, 'the connection that listens broke'));
    next.on('end', () => again(next));
    next.on('notification', ({ payload }) => hear(payload));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      onConnected();
    } catch (error) {
      log.debug({ error }, 'the database cannot be listened to yet');
      again(next);
    }
  };

  const again = (broken: pg.Client) => {
    if (client !== broken || stopped) return;
    client = undefined;
    void broken.end().catch(() => undefined); // It is broken already.
    timer = setTimeout(() => void connect(), RETRY_MS);
  };

  const hear = (payload: string | undefined) => {
    try {
      onNotice(JSON.parse(payload ?? '{}') as Notice);
    } catch (error) {
      log.warn({ error }, 'a notice from the database was not understood');
    }
  };

  return {
    name: 'listening to the database',
    start: () => connect(),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}

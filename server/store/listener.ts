import { Socket } from 'node:net';
import pg from 'pg';
import type { Log } from '#server/lifecycle/log.ts';
import { CHANNEL, type Notice } from '#server/store/notices.ts';

const RETRY_MS = 500;
/** A connection may die without a word, and who only listens would never know: so it is asked. */
const ASK_EVERY_MS = 5000;
const ANSWER_WITHIN_MS = 3000;

/**
 * Hears of every commit that concerns others. What is said while the connection is broken is lost, so
 * whoever listens has to look for himself after each `onConnected`.
 */
export function createListener(deps: {
  url: string;
  onConnected: () => void;
  onNotice: (notice: Notice) => void;
  askEveryMs?: number;
  log: Log;
}) {
  const { url, onConnected, onNotice, askEveryMs = ASK_EVERY_MS, log } = deps;
  let current: Connection | undefined;
  let timer: NodeJS.Timeout | undefined;

  const connect = async () => {
    const next = openConnection(url);
    current = next;
    // Both come when the server goes; unheard, `error` would end the process.
    next.client.on('error', (error) => log.debug({ error }, 'the connection that listens broke'));
    next.client.on('end', () => again(next));
    next.client.on('notification', ({ payload }) => hear(payload));
    try {
      await next.client.connect();
      await next.client.query(`listen ${CHANNEL}`);
      onConnected();
      keepAsking(next);
    } catch (error) {
      log.debug({ error }, 'the database cannot be listened to yet');
      again(next);
    }
  };

  const keepAsking = (connection: Connection) => {
    if (current !== connection) return;
    timer = setTimeout(() => void ask(connection), askEveryMs);
  };

  const ask = async (connection: Connection) => {
    try {
      await connection.client.query('select 1');
      keepAsking(connection);
    } catch (error) {
      log.debug({ error }, 'the connection that listens does not answer');
      again(connection);
    }
  };

  const again = (broken: Connection) => {
    if (current !== broken) return;
    current = undefined;
    clearTimeout(timer);
    void broken.hangUp();
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
      const last = current;
      current = undefined;
      clearTimeout(timer);
      await last?.hangUp();
    },
  };
}

type Connection = ReturnType<typeof openConnection>;

function openConnection(url: string) {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: url,
    stream: () => socket,
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    application_name: 'gelo listening',
  });
  /** pg's own farewell waits for the other end's, which a dead one never gives. */
  const hangUp = async () => {
    const ended = client.end();
    socket.destroySoon();
    await ended;
  };
  return { client, hangUp };
}

import pg from 'pg';
import type { Log } from '#server/lifecycle/log.ts';

export type Client = pg.PoolClient;
export type Database = ReturnType<typeof createDatabase>;
/** For the library that signs people in, which brings SQL of its own. */
export type AuthPool = pg.Pool;

const ANSWER_WITHIN_MS = 3000;
const FROZEN_AFTER_MS = 15_000;
/** A server that takes a statement and then says nothing is gone. */
const GIVE_UP_AFTER_MS = 60_000;

/** What was done in the database: one query, several on one connection, or a transaction of the recorder. */
export type DatabaseWork = {
  work: 'query' | 'several' | 'recording';
  seconds: number;
  failed: boolean;
};

/** The connections to PostgreSQL. Only server/store speaks SQL through them. */
export function createDatabase(deps: { url: string; log: Log }) {
  const brokenListeners = new Set<() => void>();
  const workListeners = new Set<(done: DatabaseWork) => void>();
  const logBroken = (error: Error) => deps.log.debug({ error }, 'a database connection broke');

  const openPool = (giveUpAfterMs = GIVE_UP_AFTER_MS) => {
    const opened = createPool(deps.url, giveUpAfterMs);
    // Unheard, an idle connection that breaks would end the process.
    opened.on('error', (error) => {
      logBroken(error);
      for (const listener of brokenListeners) listener();
    });
    return opened;
  };
  const pool = openPool();
  /** The recorder waits for Kafka inside its transactions: nobody else is to wait with it. */
  const recorderPool = openPool();
  /** Every page waits for it. */
  const authPool = openPool(ANSWER_WITHIN_MS);
  // Whoever borrows from it listens to nothing.
  authPool.on('connect', (client) => client.on('error', logBroken));

  const borrow = async <T>(from: pg.Pool, work: (client: Client) => Promise<T>): Promise<T> => {
    const client = await from.connect();
    // The query under way fails with the same error; unheard, this would end the process.
    client.on('error', logBroken);
    let broken: Error | boolean = false;
    try {
      return await work(client);
    } catch (error) {
      broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      client.off('error', logBroken);
      client.release(broken);
    }
  };

  const timed = async <T>(work: DatabaseWork['work'], done: Promise<T>): Promise<T> => {
    const began = performance.now();
    const tell = (failed: boolean) => {
      const seconds = (performance.now() - began) / 1000;
      for (const listener of workListeners) listener({ work, seconds, failed });
    };
    try {
      const result = await done;
      tell(false);
      return result;
    } catch (error) {
      tell(true);
      throw error;
    }
  };

  const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
    const config = { text, values, query_timeout: ANSWER_WITHIN_MS };
    return (await timed('query', pool.query<Row>(config))).rows;
  };

  return {
    withClient: <T>(work: (client: Client) => Promise<T>) => timed('several', borrow(pool, work)),
    authPool,
    withRecorderClient: <T>(work: (client: Client) => Promise<T>) =>
      timed('recording', borrow(recorderPool, work)),
    query,
    async ping(): Promise<void> {
      await query('select 1');
    },
    /** Tells at once when an idle connection breaks: usually the first sign that the server went. */
    onBroken(listener: () => void): () => void {
      brokenListeners.add(listener);
      return () => brokenListeners.delete(listener);
    },
    /** Tells of all that is done, when it is done. */
    onWork(listener: (done: DatabaseWork) => void): () => void {
      workListeners.add(listener);
      return () => workListeners.delete(listener);
    },
    connections: () =>
      [
        { pool: 'shared', of: pool },
        { pool: 'recorder', of: recorderPool },
        { pool: 'auth', of: authPool },
      ].map(({ pool, of }) => ({
        pool,
        busy: of.totalCount - of.idleCount,
        idle: of.idleCount,
        waiting: of.waitingCount,
      })),
    async close() {
      await Promise.all([pool.end(), recorderPool.end(), authPool.end()]);
    },
  };
}

function createPool(url: string, giveUpAfterMs: number): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    keepAlive: true,
    application_name: 'gelo',
    // An instance that was frozen in the middle of something must not hold its locks for ever.
    idle_in_transaction_session_timeout: FROZEN_AFTER_MS,
    query_timeout: giveUpAfterMs,
  });
}

/** Resolves once the database at this address answers. */
export async function probeDatabase(url: string, log: Log): Promise<void> {
  const database = createDatabase({ url, log });
  await database.ping().finally(database.close);
}

/** All or nothing: the work's statements are one transaction. */
export async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // The first error says more than this one.
    throw error;
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '#server/lifecycle/start-error.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { LOCKS } from '#server/store/locks.ts';

export type Migration = { number: number; name: string; sql: string };

const FILE = /^(\d{4})-[a-z0-9-]+\.sql$/;

export function readMigrations(folder = join(import.meta.dirname, 'migrations')): Migration[] {
  return readdirSync(folder)
    .sort()
    .map((name, index) => {
      const number = Number(FILE.exec(name)?.[1]);
      if (number !== index + 1) {
        throw new Error(`${name}: migrations are named 0001-what.sql and count without gaps`);
      }
      return { number, name, sql: readFileSync(join(folder, name), 'utf8') };
    });
}

/**
 * Brings the database up to this code, one transaction for each step. Instances that start at once
 * wait for each other; a database that a newer Gelo has changed is left alone.
 */
export async function migrate(database: Database, migrations: Migration[]): Promise<number> {
  return database.withClient(async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCKS.migrations]);
    try {
      const known = await appliedNumber(client);
      refuseNewer(known, migrations);
      for (const step of migrations.slice(known)) await apply(client, step);
      return migrations.length - known;
    } finally {
      // A connection that broke has let go of the lock; the first error says more than this one.
      await client
        .query('select pg_advisory_unlock($1)', [LOCKS.migrations])
        .catch(() => undefined);
    }
  });
}

async function appliedNumber(client: Client): Promise<number> {
  await client.query(
    `create table if not exists gelo_migration (
       number integer primary key, name text not null, applied_at timestamptz not null default now())`,
  );
  const { rows } = await client.query<{ number: number | null }>(
    'select max(number) as number from gelo_migration',
  );
  return rows[0]?.number ?? 0;
}

function refuseNewer(known: number, migrations: Migration[]): void {
  if (known <= migrations.length) return;
  throw new StartError(
    `The database was made by a newer Gelo (its schema is number ${known}, this Gelo knows ${migrations.length}). Start that newer version, or set DATABASE_URL (or GELO_DATA) to another database. Nothing was changed.`,
  );
}

async function apply(client: Client, { number, name, sql }: Migration): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(sql);
    await client.query('insert into gelo_migration (number, name) values ($1, $2)', [number, name]);
  });
}

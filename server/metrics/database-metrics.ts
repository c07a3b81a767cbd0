import { Gauge, Histogram, type Registry } from 'prom-client';
import { LATENCY } from '#server/metrics/buckets.ts';
import type { Database } from '#server/store/database.ts';

export function databaseMetrics(registers: Registry[]) {
  const duration = new Histogram({
    name: 'gelo_database_seconds',
    help: 'How long work in the database took, with waiting for a connection: a query, several on one connection, or a transaction of the recorder.',
    labelNames: ['work', 'outcome'],
    buckets: LATENCY,
    registers,
  });
  return {
    watch(database: Pick<Database, 'onWork' | 'connections'>) {
      database.onWork(({ work, seconds, failed }) => {
        duration.observe({ work, outcome: failed ? 'failed' : 'ok' }, seconds);
      });
      new Gauge({
        name: 'gelo_database_connections',
        help: 'Connections to the database by state; `waiting` are those who want one.',
        labelNames: ['pool', 'state'],
        registers,
        collect() {
          for (const { pool, busy, idle, waiting } of database.connections()) {
            this.set({ pool, state: 'busy' }, busy);
            this.set({ pool, state: 'idle' }, idle);
            this.set({ pool, state: 'waiting' }, waiting);
          }
        },
      });
    },
  };
}

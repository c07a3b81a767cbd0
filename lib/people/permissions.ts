import type { ClientToServer } from '#lib/live/events.ts';
import { may, type Role } from '#lib/people/roles.ts';

/** `none` is everybody, signed in or not. A `viewer` need not be signed in where looking is open to all. */
export type Need = Role | 'none';

/**
 * WH1: who may do what. One row for each route of the API, as it declares its path, and for each request
 * of a socket. The server refuses what has no row, and does not even start with a route that has none.
 *
 * To add one: a line here, in its group, and the same line in SPEC.md's table (group WH). That is all: the
 * tests try each row as everybody who may not.
 */
export const PERMISSIONS = {
  'GET /healthz': 'none',
  'GET /readyz': 'none',
  // Whoever sends METRICS_TOKEN may, too.
  'GET /metrics': 'viewer',
  'GET /api/openapi.json': 'none',

  'GET /first/{token}': 'none',
  'POST /api/auth/sign-in/username': 'none',
  'POST /api/auth/sign-in/social': 'none',
  'GET /api/auth/callback/{provider}': 'none',
  'POST /api/auth/sign-out': 'none',
  'GET /api/me': 'none',
  'PUT /api/me': 'viewer',
  'POST /api/me/password': 'viewer',

  'SOCKET connect': 'viewer',
  'SOCKET live:resync': 'viewer',
  'SOCKET clock:read': 'viewer',
  'SOCKET delivery:watch': 'viewer',
  'SOCKET delivery:leave': 'viewer',

  'GET /api/freezers': 'viewer',
  'POST /api/freezers': 'admin',
  'GET /api/freezers.csv': 'viewer',
  'POST /api/freezers.csv': 'admin',
  'GET /api/freezers/{id}': 'viewer',
  'GET /api/freezers/{id}/settings': 'viewer',
  'PUT /api/freezers/{id}/settings': 'admin',
  'GET /api/freezers/{id}/preview': 'viewer',
  'POST /api/freezers/{id}/retire': 'admin',
  'POST /api/freezers/{id}/unretire': 'admin',
  'GET /api/freezers/{id}/history': 'viewer',
  'GET /api/freezers/{id}/statistics': 'viewer',
  'GET /api/freezers/{id}/readings': 'viewer',
  'GET /api/freezers/{id}/readings.csv': 'viewer',
  'GET /api/profiles': 'viewer',
  'PUT /api/profiles/{id}': 'admin',
  'DELETE /api/profiles/{id}': 'admin',

  'GET /api/alarms': 'viewer',
  'GET /api/alarms/{id}': 'viewer',
  'POST /api/alarms/{id}/acknowledge': 'operator',
  'POST /api/alarms/{id}/ack': 'operator',
  'POST /api/alarms/{id}/shelve': 'operator',
  'POST /api/alarms/{id}/unshelve': 'operator',
  'POST /api/alarms/{id}/comment': 'operator',
  'GET /api/journal': 'operator',
  'GET /api/journal?freezer': 'viewer',
  'GET /api/journal?alarm': 'viewer',
  'GET /api/journal/names': 'operator',
  'GET /api/journal.csv': 'operator',

  'GET /api/delivery': 'viewer',
  'GET /api/delivery/flow': 'viewer',
  'GET /api/delivery/group': 'viewer',
  'GET /api/delivery/messages/{partition}/{offset}': 'viewer',
  'GET /api/integrity': 'viewer',
  'GET /api/integrity/{id}': 'viewer',
  'GET /api/integrity/{id}/report': 'viewer',
  'POST /api/integrity': 'operator',
  'POST /api/integrity/{id}/cancel': 'operator',

  'GET /api/simulation': 'viewer',
  'GET /api/simulation/sensors': 'viewer',
  'POST /api/simulation/start': 'operator',
  'POST /api/simulation/stop': 'operator',
  'PUT /api/simulation/settings': 'operator',
  'POST /api/simulation/faults': 'operator',
  'DELETE /api/simulation/faults/{id}': 'operator',

  'GET /api/people': 'admin',
  'POST /api/people': 'admin',
  'PUT /api/people/{id}': 'admin',
  'POST /api/people/{id}/password': 'admin',
  'DELETE /api/people/{id}/sessions': 'admin',
} as const satisfies Record<string, Need> & Record<SocketRow, Need>;

/** A request of a socket that lib/live/events.ts has and the table has not does not compile. */
type SocketRow = `SOCKET ${'connect' | keyof ClientToServer}`;

/**
 * What it takes to ask for this; undefined for what has no row, which nobody may. Asked with a filter
 * that has a row of its own, that row counts.
 */
export function needOf(what: string, filters: readonly string[] = []): Need | undefined {
  const narrowed = filters.map((filter) => rowOf(`${what}?${filter}`)).find(Boolean);
  return narrowed ?? rowOf(what);
}

function rowOf(what: string): Need | undefined {
  return Object.entries<Need>(PERMISSIONS).find(([row]) => row === what)?.[1];
}

export function fulfils(role: Role | null, need: Need): boolean {
  return need === 'none' || may(role, need);
}

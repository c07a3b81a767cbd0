import type { IncomingMessage } from 'node:http';
import type { Me, Role } from '#lib/people/roles.ts';
import { type Client, clientOf, isPassedOn } from '#lib/web/forwarded.ts';
import { isLoopbackHost } from '#lib/web/loopback.ts';
import type { Actor } from '#server/auth/actor.ts';
import type { Door, Visitor } from '#server/auth/door.ts';
import type { Access } from '#server/config/access.ts';

export type Gate = ReturnType<typeof createGate>;

/** WH2: what everybody who asks is asked first, over HTTP, for a page and for a socket alike. */
export function createGate(deps: { access: Access; door: Door }) {
  const { access, door } = deps;

  const clientBehind = ({ socket, headers }: IncomingMessage): Client =>
    clientOf(
      {
        remote: socket.remoteAddress,
        forwardedFor: joined(headers['x-forwarded-for']),
        forwardedProto: joined(headers['x-forwarded-proto']),
      },
      access.proxies,
    );
  const visitorOf = (request: IncomingMessage): Visitor => ({
    cookies: request.headers.cookie,
    client: clientBehind(request),
  });

  const roleOf = (actor: Actor | undefined): Role | null =>
    actor?.role ?? (access.publicView ? 'viewer' : null);

  return {
    visitorOf,
    /** WH10: on loopback only loopback's names are ours, and whoever asks is on this machine. */
    isAddressed: ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
      !access.loopbackOnly || (isLoopbackHost(headers.host) && !isPassedOn(headers)),
    whoIs: (request: IncomingMessage, renew = false) => door.whoIs(visitorOf(request), renew),
    /** What somebody may do who is signed in, or not. */
    roleOf,
    meOf: (actor: Actor | undefined): Me => ({
      person: actor?.name ?? null,
      role: roleOf(actor),
      ...(actor?.unfinished === true && { unfinished: true }),
    }),
  };
}

export const NOT_ADDRESSED =
  'Gelo is bound to this machine and answers only what asks from here, by its names, such as localhost. To reach it from elsewhere, set HOST, or TRUST_PROXY if a proxy stands before it.';

function joined(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}

import type { IncomingMessage } from 'node:http';
import type { Socket as AnySocket, Server } from 'socket.io';
import type { ClientToServer, ServerToClient } from '#lib/events.ts';
import { sameOrigin } from '#lib/origin.ts';
import { fulfils, needOf } from '#lib/permissions.ts';
import type { Role } from '#lib/roles.ts';
import { SIGN_IN } from '#lib/session-words.ts';
import type { Actor } from '#server/auth/actor.ts';
import type { Gate } from '#server/http/gate.ts';
import type { Log } from '#server/lifecycle/log.ts';

/** Who is at the other end; undefined for somebody who looks without signing in. */
export type Admitted = { actor: Actor | undefined; role: Role | null };
type Events = Record<string, never>;
export type LiveServer<Data extends Admitted> = Server<
  ClientToServer,
  ServerToClient,
  Events,
  Data
>;
type Socket<Data> = AnySocket<ClientToServer, ServerToClient, Events, Data>;

/** A session that ran out is noticed within this. */
const LOOK_EVERY_MS = 30_000;

/** WH3: sockets are under the same rules as HTTP, asked again whenever somebody's rights have changed. */
export function createAdmission<Data extends Admitted>(deps: {
  gate: Pick<Gate, 'knowsHost' | 'whoIs' | 'roleOf'>;
  now: () => number;
  lookEveryMs?: number;
  log: Log;
}) {
  const { gate, log } = deps;
  let io: LiveServer<Data> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const find = async (request: IncomingMessage): Promise<Admitted> => {
    const { actor } = await gate.whoIs(request);
    return { actor, role: gate.roleOf(actor) };
  };

  /** GW6: CORS does not protect websockets. */
  const allows = ({ headers }: IncomingMessage): boolean => {
    const allowed = sameOrigin(headers.origin, headers.host) && gate.knowsHost(headers.host);
    if (!allowed)
      log.warn({ origin: headers.origin, host: headers.host }, 'refused a foreign page');
    return allowed;
  };

  const admit = async (socket: Socket<Data>): Promise<Error | undefined> => {
    try {
      Object.assign(socket.data, await find(socket.request));
    } catch (error) {
      log.debug({ error }, 'whose a connection is cannot be found out');
      // Without the database nobody is known; where everybody may look that is no reason to refuse.
      Object.assign(socket.data, { actor: undefined, role: gate.roleOf(undefined) });
      if (socket.data.role === null) return new Error('The database is away.');
    }
    if (!mayDo(socket.data.role, 'connect')) return new Error(SIGN_IN);
    socket.use(([event, ...given], next) => {
      if (mayDo(socket.data.role, event)) return next();
      log.warn({ event, role: socket.data.role }, 'refused what a socket asked for');
      const acknowledge: unknown = given.at(-1);
      const error = `Nobody of the role ${socket.data.role} may ask for ${event}.`;
      if (typeof acknowledge === 'function') acknowledge({ ok: false, error });
    });
    return undefined;
  };

  const lookAgain = async (socket: Socket<Data>) => {
    const before = socket.data.actor;
    try {
      const found = await find(socket.request);
      if (same(before, found.actor)) return;
      Object.assign(socket.data, found);
      if (found.actor !== undefined) return void socket.emit('session:changed');
      socket.emit('session:ended');
      // What everybody may do it may do once it has come again, as nobody.
      socket.disconnect(true);
    } catch (error) {
      log.debug({ error }, 'whether a session still holds cannot be found out');
    }
  };
  const lookAt = (which: (actor: Actor) => boolean) => {
    for (const socket of io?.of('/').sockets.values() ?? []) {
      const { actor } = socket.data as Admitted;
      if (actor !== undefined && which(actor)) void lookAgain(socket as unknown as Socket<Data>);
    }
  };

  return {
    allows,
    /** This person, or everybody, may be somebody else now, or nobody. */
    changed: (person?: string) => lookAt(({ id }) => person === undefined || id === person),
    start(server: LiveServer<Data>) {
      io = server;
      server.use((socket, next) => void admit(socket).then(next));
      const lookForOver = () => lookAt(({ expiresAt }) => expiresAt <= deps.now());
      timer = setInterval(lookForOver, deps.lookEveryMs ?? LOOK_EVERY_MS);
    },
    stop() {
      clearInterval(timer);
    },
  };
}

function mayDo(role: Role | null, event: string): boolean {
  const need = needOf(`SOCKET ${event}`);
  return need !== undefined && fulfils(role, need);
}

function same(before: Actor | undefined, now: Actor | undefined): boolean {
  return before?.id === now?.id && before?.role === now?.role && before?.name === now?.name;
}

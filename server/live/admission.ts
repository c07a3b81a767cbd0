import type { IncomingMessage } from 'node:http';
import type { Socket as AnySocket, Server } from 'socket.io';
import type { ClientToServer, ServerToClient } from '#lib/live/events.ts';
import { fulfils, needOf } from '#lib/people/permissions.ts';
import type { Role } from '#lib/people/roles.ts';
import { type Purse, spend } from '#lib/web/allowance.ts';
import { sameOrigin } from '#lib/web/origin.ts';
import { SIGN_IN } from '#lib/web/session-words.ts';
import type { Actor } from '#server/auth/actor.ts';
import type { Gate } from '#server/http/gate.ts';
import type { Log } from '#server/lifecycle/log.ts';

/** Who is at the other end; undefined for somebody who looks without signing in. */
export type Admitted = {
  actor: Actor | undefined;
  role: Role | null;
  /** Whether it could not be found out when it was last looked at. */
  unsure?: boolean;
};
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
/** GW9: what a page asks for by itself is a few a minute, and some when it is opened. */
const ASKING = { atOnce: 100, perSecond: 5 };

/** WH3: sockets are under the same rules as HTTP, asked again whenever somebody's rights have changed. */
export function createAdmission<Data extends Admitted>(deps: {
  gate: Pick<Gate, 'isAddressed' | 'visitorOf' | 'whoIs' | 'roleOf'>;
  now: () => number;
  clock: () => number;
  lookEveryMs?: number;
  log: Log;
}) {
  const { gate, log } = deps;
  let io: LiveServer<Data> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let changes = 0;

  /** What is changed while the database answers may be missing in its answer: then it is asked again. */
  const find = async (request: IncomingMessage): Promise<Admitted> => {
    const before = changes;
    const { actor } = await gate.whoIs(request);
    if (before !== changes) return find(request);
    return { actor, role: gate.roleOf(actor), unsure: false };
  };

  /** GW6: CORS does not protect websockets. */
  const allows = (request: IncomingMessage): boolean => {
    const { headers } = request;
    const { secure } = gate.visitorOf(request).client;
    const allowed = sameOrigin(headers.origin, headers.host, secure) && gate.isAddressed(request);
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
    let purse: Purse | undefined;
    socket.use(([event, ...given], next) => {
      const spent = spend(purse, deps.clock(), ASKING);
      purse = spent.purse;
      if (!spent.ok) return cutOff(socket);
      if (mayDo(socket.data.role, event)) return next();
      log.warn({ event, role: socket.data.role }, 'refused what a socket asked for');
      const acknowledge: unknown = given.at(-1);
      const error = `Nobody of the role ${socket.data.role} may ask for ${event}.`;
      if (typeof acknowledge === 'function') acknowledge({ ok: false, error });
    });
    return undefined;
  };

  /** What it sent already is still read, and means nothing any more. */
  const cutOff = (socket: Socket<Data>) => {
    if (!socket.connected) return;
    log.warn({ role: socket.data.role }, 'cut off a browser that asks without end');
    socket.disconnect(true);
  };

  const lookAgain = async (socket: Socket<Data>) => {
    try {
      const found = await find(socket.request);
      const before = socket.data.actor;
      Object.assign(socket.data, found);
      if (same(before, found.actor)) return;
      if (found.actor !== undefined) return void socket.emit('session:changed');
      socket.emit('session:ended');
      // What everybody may do it may do once it has come again, as nobody.
      socket.disconnect(true);
    } catch (error) {
      socket.data.unsure = true;
      log.debug({ error }, 'whether a session still holds cannot be found out');
    }
  };
  const lookAt = (which: (actor: Actor, unsure?: boolean) => boolean) => {
    for (const socket of io?.of('/').sockets.values() ?? []) {
      const { actor, unsure } = socket.data as Admitted;
      if (actor === undefined || !which(actor, unsure)) continue;
      void lookAgain(socket as unknown as Socket<Data>);
    }
  };

  return {
    allows,
    /** This person, or everybody, may be somebody else now, or nobody. */
    changed(person?: string) {
      changes++;
      lookAt(({ id }) => person === undefined || id === person);
    },
    start(server: LiveServer<Data>) {
      io = server;
      server.use((socket, next) => void admit(socket).then(next));
      const lookForOver = () =>
        lookAt(({ expiresAt }, unsure) => unsure === true || expiresAt <= deps.now());
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

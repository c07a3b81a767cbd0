import type { Server as HttpServer } from 'node:http';
import { type Socket as AnySocket, Server } from 'socket.io';
import type { ClientToServer, ServerToClient } from '#lib/live/events.ts';
import type { Portion } from '#lib/live/pacing.ts';
import { resyncRequest } from '#lib/live/requests.ts';
import type { Gate } from '#server/http/gate.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { type Admitted, createAdmission } from '#server/live/admission.ts';
import { createDeliveryRoom, type FollowDeliveries } from '#server/live/delivery-room.ts';
import { createFrames, type FrameSources } from '#server/live/frames.ts';
import { createPacer } from '#server/live/pacer.ts';
import { createWelcomer } from '#server/live/welcomer.ts';

type SocketData = Admitted & {
  behind: boolean;
  /** Since when packets have been waiting for the websocket to take them; undefined while none do. */
  waitingSince: number | undefined;
  /** How long they may, before the browser is set aside. */
  patienceMs: number;
};
type Socket = AnySocket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

const ROOM = 'live';
const ARRIVING = 'arriving';
/** Whoever does not keep up, until a fresh snapshot. */
const ASIDE = 'aside';
/** Packets may wait for a slow browser this long; twice as long each time it was not enough for a snapshot. */
const PATIENCE_MS = 2000;
const MOST_PATIENCE_MS = 30_000;
/** A connection that died without a word is noticed within the sum of both. A ping waits behind a snapshot. */
const PING_EVERY_MS = 5000;
const PING_TIMEOUT_MS = MOST_PATIENCE_MS;
const MAX_REQUEST_BYTES = 4096;

/** Sends the live state to browsers: a snapshot, then numbered frames of what changed. */
export function createGateway(
  deps: FrameSources & {
    http: HttpServer;
    build: string;
    /** In development Next's own websocket shares the server. */
    dev: boolean;
    now: () => number;
    clock: () => number;
    gate: Pick<Gate, 'isAddressed' | 'visitorOf' | 'whoIs' | 'roleOf'>;
    /** How often it looks for sessions that ran out. */
    lookEveryMs?: number;
    log: Log;
    board: FrameSources['board'] & { subscribe: (listener: () => void) => () => void };
    followDeliveries: FollowDeliveries;
    /** A frame went out; when Kafka got the newest message in it, if it holds one. */
    onSent?: (appendedAt: number | undefined) => void;
    onSetAside?: () => void;
  },
) {
  const { board } = deps;
  const admission = createAdmission<SocketData>(deps);
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>({
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_REQUEST_BYTES,
    destroyUpgrade: !deps.dev,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PING_TIMEOUT_MS,
    allowRequest: (request, decide) => decide(null, admission.allows(request)),
  });
  const frames = createFrames(deps);

  const send = (portion: Portion): boolean => {
    const frame = frames.next(portion);
    if (frame === undefined) return false;
    setSlowAside();
    io.to(ROOM).emit('live:advanced', frame);
    deps.onSent?.(frame.appendedAt);
    return true;
  };
  const pacer = createPacer({ clock: deps.clock, send });

  /** A browser that cannot keep up leaves the room; once its connection has drained it starts anew. */
  const setSlowAside = () => {
    for (const socket of io.of('/').sockets.values()) {
      const { behind, waitingSince, patienceMs } = socket.data;
      if (behind || waitingSince === undefined) continue;
      if (deps.clock() - waitingSince < patienceMs) continue;
      socket.data.behind = true;
      deps.onSetAside?.();
      socket.data.patienceMs = Math.min(MOST_PATIENCE_MS, patienceMs * 2);
      void socket.leave(ROOM);
      void socket.join(ASIDE);
      socket.conn.once('drain', () => welcome(socket));
    }
  };

  const welcomer = createWelcomer<Socket>({
    clock: deps.clock,
    welcome(guests) {
      // Whoever was set aside since he came is welcomed again once he reads.
      const here = guests.filter(({ connected, data }) => connected && !data.behind);
      for (const socket of here) void socket.join(ARRIVING);
      // A snapshot of many freezers is megabytes: for a room it is encoded once.
      io.to(ARRIVING).emit('live:restarted', frames.snapshot());
      for (const socket of here) {
        void socket.leave(ARRIVING);
        void socket.join(ROOM);
      }
    },
  });

  const welcome = (socket: Socket) => {
    socket.data.behind = false;
    void socket.leave(ASIDE);
    welcomer.came(socket);
  };

  const deliveries = createDeliveryRoom({ io, aside: ASIDE, follow: deps.followDeliveries });

  io.on('connection', (socket) => {
    watchWaiting(socket, deps.clock);
    deliveries.welcome(socket);
    welcome(socket);
    socket.on('clock:read', (acknowledge) => {
      if (typeof acknowledge === 'function') acknowledge(deps.now());
    });
    socket.on('live:resync', (request, acknowledge) => {
      if (typeof acknowledge !== 'function') return;
      if (!resyncRequest.safeParse(request).success) {
        return acknowledge({ ok: false, error: 'live:resync takes { after: number }' });
      }
      // Whoever is set aside gets one as soon as it reads again.
      if (!socket.data.behind) welcomer.came(socket);
      acknowledge({ ok: true, value: null });
    });
  });

  const unsubscribe = board.subscribe(pacer.readings);

  return {
    name: 'the gateway',
    changed: pacer.readings,
    /** There is news of freezers besides their readings, above all of alarms. */
    learnt: pacer.news,
    sockets() {
      const all = [...io.of('/').sockets.values()];
      return { connected: all.length, setAside: all.filter(({ data }) => data.behind).length };
    },
    /** WH3: this person's rights, or everybody's, may have changed. */
    personChanged: admission.changed,
    start() {
      admission.start(io);
      io.attach(deps.http);
    },
    stop() {
      unsubscribe();
      admission.stop();
      deliveries.stop();
      pacer.stop();
      welcomer.stop();
      // Not io.close(): that waits for the HTTP server, and so for whoever does not hang up.
      io.disconnectSockets(true);
      io.engine?.close();
    },
  };
}

/** engine.io creates packets at once and reports `drain` when the websocket has taken all of them. */
function watchWaiting(socket: Socket, clock: () => number): void {
  socket.data.patienceMs = PATIENCE_MS;
  socket.conn.on('packetCreate', () => {
    socket.data.waitingSince ??= clock();
  });
  socket.conn.on('drain', () => {
    socket.data.waitingSince = undefined;
  });
}

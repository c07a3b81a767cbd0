import type { Server as HttpServer } from 'node:http';
import { type Socket as AnySocket, Server } from 'socket.io';
import type {
  ClientToServer,
  Frame,
  FreezerChange,
  ServerToClient,
  Snapshot,
  Surroundings,
} from '#lib/events.ts';
import { resyncRequest } from '#lib/live-requests.ts';
import { sameOrigin } from '#lib/origin.ts';
import { MIN_TICK_MS, nextTick } from '#lib/pacing.ts';
import type { Log } from '#server/lifecycle/log.ts';

/** `waiting` counts the packets that the websocket has not taken yet. */
type SocketData = { behind: boolean; waiting: number };
type Socket = AnySocket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

const ROOM = 'live';
/** Frames that may wait for a slow browser before it is given a fresh snapshot instead. */
const MAX_WAITING = 8;
const MAX_REQUEST_BYTES = 4096;

/** Sends the live state to browsers: a snapshot, then numbered frames of what changed. */
export function createGateway(deps: {
  http: HttpServer;
  now: () => number;
  clock: () => number;
  log: Log;
  live: { drain: () => FreezerChange[]; all: () => FreezerChange[] };
  board: { surroundings: () => Surroundings; subscribe: (listener: () => void) => () => void };
}) {
  const { log, live, board } = deps;
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>({
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_REQUEST_BYTES,
    destroyUpgrade: false,
    allowRequest: (request, decide) => {
      const allowed = sameOrigin(request.headers.origin, request.headers.host);
      if (!allowed) log.warn({ origin: request.headers.origin }, 'refused a foreign page');
      decide(null, allowed);
    },
  });
  let sequence = 0;
  let sent: Surroundings = board.surroundings();
  let timer: NodeJS.Timeout | undefined;
  let tick = MIN_TICK_MS;
  let lastFrame = Number.NEGATIVE_INFINITY;

  const snapshot = (): Snapshot => ({
    ...board.surroundings(),
    sequence,
    now: deps.now(),
    freezers: live.all(),
  });

  const flush = () => {
    timer = undefined;
    const began = deps.clock();
    const frame = nextFrame();
    if (frame === undefined) return;
    setSlowAside();
    io.to(ROOM).emit('live:advanced', frame);
    lastFrame = deps.clock();
    tick = nextTick(lastFrame - began);
  };

  const nextFrame = (): Frame | undefined => {
    const changes = live.drain();
    const news = difference(sent, board.surroundings());
    if (changes.length === 0 && Object.keys(news).length === 0) return undefined;
    sent = board.surroundings();
    sequence++;
    return { ...news, sequence, changes };
  };

  /** A browser that cannot keep up leaves the room; once its connection has drained it starts anew. */
  const setSlowAside = () => {
    for (const socket of io.of('/').sockets.values()) {
      if (socket.data.behind || socket.data.waiting <= MAX_WAITING) continue;
      socket.data.behind = true;
      void socket.leave(ROOM);
      socket.conn.once('drain', () => welcome(socket));
    }
  };

  const welcome = (socket: Socket) => {
    socket.data.behind = false;
    socket.emit('live:restarted', snapshot());
    void socket.join(ROOM);
  };

  io.on('connection', (socket) => {
    countWaiting(socket);
    welcome(socket);
    socket.on('live:resync', (request, acknowledge) => {
      if (typeof acknowledge !== 'function') return;
      const parsed = resyncRequest.safeParse(request);
      if (parsed.success) acknowledge({ ok: true, value: snapshot() });
      else acknowledge({ ok: false, error: 'live:resync takes { after: number }' });
    });
  });

  /** The first change goes out at once, those that follow it within one tick. */
  const changed = () => {
    if (timer !== undefined) return;
    const rest = tick - (deps.clock() - lastFrame);
    timer = setTimeout(flush, Math.max(0, rest));
  };
  const unsubscribe = board.subscribe(changed);

  return {
    name: 'the gateway',
    changed,
    start() {
      io.attach(deps.http);
    },
    async stop() {
      unsubscribe();
      clearTimeout(timer);
      io.disconnectSockets(true);
      await io.close();
    },
  };
}

function countWaiting(socket: Socket): void {
  socket.data.waiting = 0;
  socket.conn.on('packetCreate', () => {
    socket.data.waiting++;
  });
  socket.conn.on('drain', () => {
    socket.data.waiting = 0;
  });
}

function difference(before: Surroundings, after: Surroundings): Partial<Surroundings> {
  const news: Partial<Surroundings> = {};
  if (before.parts !== after.parts) news.parts = after.parts;
  if (before.simulation !== after.simulation) news.simulation = after.simulation;
  if (before.rejects !== after.rejects) news.rejects = after.rejects;
  return news;
}

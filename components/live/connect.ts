import { io, type Socket } from 'socket.io-client';
import type { LiveStore } from '#components/live/store.ts';
import { onSignedIn } from '#components/session/signals.ts';
import type { ClientToServer, Frame, ServerToClient } from '#lib/live/events.ts';
import { SIGN_IN } from '#lib/web/session-words.ts';

const RETRY_MS = 500;
const RETRY_AT_MOST_MS = 5000;
/** While the page is still loading answers come late, and so are not sure. */
const READ_CLOCK_AT_FIRST_MS = [0, 500, 2000];
const READ_CLOCK_EVERY_MS = 10_000;
/** Who does not answer for so long is not there, whatever the browser thinks of the connection. */
const ANSWER_WITHIN_MS = 5000;
/** Asked by itself it has longer: on a slow link an answer waits behind a snapshot (GW4). */
const ANSWER_AT_LEISURE_MS = 40_000;

type LiveSocket = Socket<ServerToClient, ClientToServer>;

/** Feeds the store from the server for as long as the page is open; answers how to stop. */
export function connectLive(store: LiveStore): () => void {
  const socket: LiveSocket = io({
    transports: ['websocket'],
    reconnectionDelay: RETRY_MS,
    reconnectionDelayMax: RETRY_AT_MOST_MS,
  });
  let resyncing = false;
  /** Before the first snapshot of a connection every answer waits behind it. */
  let welcomed = false;

  const ask = (withinMs: number) => {
    if (welcomed && !resyncing) readClock(socket, store, withinMs);
  };

  const resync = () => {
    if (resyncing) return;
    resyncing = true;
    socket.emit('live:resync', { after: store.sequence() }, ({ ok }) => {
      if (!ok) socket.disconnect().connect();
    });
  };

  const { deliveries } = store;
  const wishDeliveries = () => {
    if (!socket.connected) return;
    const wanted = deliveries.wanted();
    socket.emit(wanted ? 'delivery:watch' : 'delivery:leave', ({ ok }) => {
      deliveries.setWatched(ok && wanted);
    });
  };

  socket.on('delivery:advanced', deliveries.advance);
  socket.on('live:restarted', (snapshot) => {
    resyncing = false;
    welcomed = true;
    store.restart(snapshot);
    if (deliveries.wanted()) wishDeliveries();
    for (const after of READ_CLOCK_AT_FIRST_MS) setTimeout(() => ask(ANSWER_AT_LEISURE_MS), after);
  });
  socket.on('live:advanced', (frame) => {
    if (resyncing) return;
    if (store.advance(frame)) timeToScreen(frame, store);
    else resync();
  });
  socket.on('disconnect', (reason) => {
    resyncing = false;
    welcomed = false;
    store.setConnection('lost');
    deliveries.setWatched(false);
    // The server closes politely when it restarts; socket.io would then leave it at that.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), RETRY_MS);
  });
  socket.on('session:changed', store.sessionChanged);
  socket.on('session:ended', () => store.setSession('ended'));
  socket.on('connect_error', ({ message }) => {
    if (store.connection() === 'live') store.setConnection('lost');
    if (message === SIGN_IN && store.session() === 'known') store.setSession('refused');
    if (!socket.active) setTimeout(() => socket.connect(), RETRY_AT_MOST_MS);
  });
  const stopWatching = watch(ask);
  const stopWishing = deliveries.onWish(wishDeliveries);
  // Whoever signed in is told of what becomes of his session: it is that of a new connection.
  const stopHearing = onSignedIn(() => {
    store.setSession('known');
    socket.disconnect().connect();
  });
  return () => {
    stopHearing();
    stopWatching();
    stopWishing();
    socket.disconnect();
  };
}

/** The clock is read now and then, and whenever the page may have slept: a dead connection shows then. */
function watch(ask: (withinMs: number) => void): () => void {
  const look = () => ask(ANSWER_WITHIN_MS);
  const timer = setInterval(() => ask(ANSWER_AT_LEISURE_MS), READ_CLOCK_EVERY_MS);
  const onVisible = () => {
    if (!document.hidden) look();
  };
  window.addEventListener('online', look);
  window.addEventListener('offline', look);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', look);
    window.removeEventListener('offline', look);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

function readClock(socket: LiveSocket, store: LiveStore, withinMs: number): void {
  if (!socket.connected) return;
  const askedAt = store.now();
  socket.timeout(withinMs).emit('clock:read', (error, theirs) => {
    if (error === null) store.clockRead(askedAt, theirs);
    // Connecting anew is what socket.io does by itself after an engine that closed.
    else if (socket.connected) socket.io.engine.close();
  });
}

/** CN1: to the frame of the screen that shows it; a hidden page has none. */
function timeToScreen({ appendedAt }: Frame, store: LiveStore): void {
  if (appendedAt === undefined || document.hidden) return;
  requestAnimationFrame(() => store.latency.took(store.serverNow() - appendedAt));
}

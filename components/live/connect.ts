import { io, type Socket } from 'socket.io-client';
import type { LiveStore } from '#components/live/store.ts';
import type { ClientToServer, ServerToClient } from '#lib/events.ts';

const RETRY_MS = 500;
const RETRY_AT_MOST_MS = 5000;

/** Feeds the store from the server for as long as the page is open; answers how to stop. */
export function connectLive(store: LiveStore): () => void {
  const socket: Socket<ServerToClient, ClientToServer> = io({
    transports: ['websocket'],
    reconnectionDelay: RETRY_MS,
    reconnectionDelayMax: RETRY_AT_MOST_MS,
  });
  let resyncing = false;

  const resync = () => {
    if (resyncing) return;
    resyncing = true;
    socket.emit('live:resync', { after: store.sequence() }, (answer) => {
      resyncing = false;
      if (answer.ok) store.restart(answer.value);
      else socket.disconnect().connect();
    });
  };

  socket.on('live:restarted', (snapshot) => {
    resyncing = false;
    store.restart(snapshot);
  });
  socket.on('live:advanced', (frame) => {
    if (!resyncing && !store.advance(frame)) resync();
  });
  socket.on('disconnect', (reason) => {
    resyncing = false;
    store.setConnection('lost');
    // The server closes politely when it restarts; socket.io would then leave it at that.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), RETRY_MS);
  });
  socket.on('connect_error', () => {
    if (store.connection() === 'live') store.setConnection('lost');
    if (!socket.active) setTimeout(() => socket.connect(), RETRY_AT_MOST_MS);
  });
  return () => socket.disconnect();
}

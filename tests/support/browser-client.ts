import type { Socket as Tcp } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, Frame, ServerToClient, Snapshot } from '#lib/live/events.ts';

/** A real socket.io client that notes what it is told. */
export function openClient(address: string, origin?: string, headers: Record<string, string> = {}) {
  const snapshots: Snapshot[] = [];
  const frames: Frame[] = [];
  const errors: string[] = [];
  const socket: Socket<ServerToClient, ClientToServer> = io(address, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { ...headers, ...(origin !== undefined && { origin }) },
  });
  socket.on('live:restarted', (snapshot) => snapshots.push(snapshot));
  socket.on('live:advanced', (frame) => frames.push(frame));
  socket.on('connect_error', (error) => errors.push(error.message));
  return { socket, snapshots, frames, errors, close: () => socket.disconnect() };
}

/** The TCP connection below a client: pausing it is a browser that does not keep up. */
export function tcpOf(client: ReturnType<typeof openClient>): Tcp {
  const transport: unknown = client.socket.io.engine.transport;
  return (transport as { ws: { _socket: Tcp } }).ws._socket;
}

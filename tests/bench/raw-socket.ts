import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

/** Of all sockets in a thread: what is read is taken out at once. */
const CHUNK = Buffer.alloc(256 * 1024);

/**
 * A websocket that costs next to nothing, so that a thousand of them fit beside the server that they
 * measure: of each message only the beginning is kept, or all of it, and nothing is decoded.
 */
export function openRawSocket(deps: {
  host: string;
  port: number;
  path: string;
  keep: number | 'all';
  onMessage: (kept: Buffer, length: number) => void;
  onClose: () => void;
}) {
  const { host, port, path } = deps;
  const read = afterHead(createFrameReader(deps.keep, deps.onMessage), () => socket.destroy());
  const socket = connect({
    ...{ host, port, noDelay: true },
    onread: {
      buffer: CHUNK,
      callback: (bytes, chunk) => {
        read(Buffer.from(chunk.buffer, chunk.byteOffset, bytes));
        return true;
      },
    },
  });
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  socket.on('error', () => socket.destroy());
  socket.on('close', deps.onClose);
  return {
    send: (text: string) => socket.write(textFrame(text)),
    close: () => socket.destroy(),
  };
}

/** What follows the answer to the upgrade are frames. */
function afterHead(frames: (chunk: Buffer) => void, refused: () => void) {
  let head: Buffer | undefined = Buffer.alloc(0);
  return (chunk: Buffer) => {
    if (head === undefined) return frames(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    const rest = head.subarray(end + 4);
    if (!head.toString('latin1', 0, end).includes(' 101 ')) return refused();
    head = undefined;
    frames(rest);
  };
}

/** Short ones only; the mask has to be there but may be zero. */
function textFrame(text: string): Buffer {
  const body = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]), body]);
}

const LONGEST_HEADER = 10;

/** Whole messages in one frame each, as socket.io sends them. */
function createFrameReader(
  keep: number | 'all',
  onMessage: (kept: Buffer, length: number) => void,
): (chunk: Buffer) => void {
  const header = Buffer.alloc(LONGEST_HEADER);
  let inHeader = 0;
  let body = Buffer.alloc(keep === 'all' ? 65_536 : keep);
  let length = 0;
  let read = 0;

  const take = (chunk: Buffer, at: number): number => {
    const end = Math.min(chunk.length, at + length - read);
    if (read < body.length) chunk.copy(body, read, at, end);
    read += end - at;
    if (read === length) {
      inHeader = 0;
      onMessage(body.subarray(0, Math.min(length, body.length)), length);
    }
    return end;
  };

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (inHeader === 0 || inHeader < headerLength(header)) {
        header[inHeader++] = chunk[at++] ?? 0;
        if (inHeader < 2 || inHeader < headerLength(header)) continue;
        [length, read] = [payloadLength(header), 0];
        if (keep === 'all' && length > body.length) body = Buffer.alloc(length);
        if (length === 0) inHeader = 0;
      } else at = take(chunk, at);
    }
  };
}

function headerLength(header: Buffer): number {
  const short = (header[1] ?? 0) & 127;
  if (short === 126) return 4;
  return short === 127 ? 10 : 2;
}

function payloadLength(header: Buffer): number {
  const short = (header[1] ?? 0) & 127;
  if (short === 126) return header.readUInt16BE(2);
  return short === 127 ? Number(header.readBigUInt64BE(2)) : short;
}

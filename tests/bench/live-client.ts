import type { Frame, FreezerChange, Snapshot } from '#lib/live/events.ts';
import { openRawSocket } from '#tests/bench/raw-socket.ts';
import { placeOf, VALUES } from '#tests/bench/sensors.ts';

const PATH = '/socket.io/?EIO=4&transport=websocket';
/** Enough for the event's name and the frame's number. */
const HEAD_BYTES = 2048;

/** How a client fared: what it counted of frames without reading them. */
export type Counts = {
  readonly snapshots: number;
  readonly frames: number;
  readonly gaps: number;
  readonly bytes: number;
  /** The number of the newest frame. */
  readonly sequence: number;
  readonly closed: boolean;
};

/** What a client that reads everything knows: the newest values, and when each value came first (see `placeIn`). */
export type Watched = { readonly newest: Map<string, number>; readonly cameAt: Float64Array };

/** A browser's end of the live connection, without a browser. With `freezers` it reads what it gets. */
export function openLiveClient(host: string, port: number, freezers: number | undefined) {
  const counts = { snapshots: 0, frames: 0, gaps: 0, bytes: 0, sequence: 0, closed: false };
  const reader = freezers === undefined ? undefined : createReader(freezers);
  let welcome: () => void = () => undefined;
  const welcomed = new Promise<void>((resolve) => {
    welcome = resolve;
  });

  const onEvent = (kept: Buffer, text: string) => {
    const sequence = Number(/"sequence":(\d+)/.exec(text)?.[1] ?? Number.NaN);
    const isSnapshot = text.startsWith('42["live:restarted"');
    if (isSnapshot) counts.snapshots++;
    else {
      counts.frames++;
      if (sequence !== counts.sequence + 1) counts.gaps++;
    }
    counts.sequence = sequence;
    reader?.read(kept, isSnapshot);
    welcome();
  };
  const socket = openRawSocket({
    ...{ host, port, path: PATH, keep: reader === undefined ? HEAD_BYTES : 'all' },
    onMessage: (kept, length) => {
      counts.bytes += length;
      const text = kept.toString('latin1', 0, HEAD_BYTES);
      if (text.startsWith('0')) socket.send('40');
      else if (text === '2') socket.send('3');
      else if (text.startsWith('42')) onEvent(kept, text);
    },
    onClose: () => {
      counts.closed = true;
      welcome();
    },
  });
  return {
    welcomed,
    counts: (): Counts => ({ ...counts }),
    watched: (): Watched | undefined => reader?.watched,
    close: socket.close,
  };
}

/** Where in `cameAt` a value of a freezer stands: what is sent in one second lies together. */
export function placeIn(freezers: number, freezer: number, celsius: number): number {
  return placeOf(celsius) * freezers + freezer;
}

function createReader(freezers: number) {
  const watched: Watched = {
    newest: new Map(),
    cameAt: new Float64Array(freezers * VALUES),
  };
  return {
    watched,
    read(kept: Buffer, isSnapshot: boolean) {
      const at = monotonicMs();
      const [, event] = JSON.parse(kept.toString('utf8', 2)) as [string, Frame | Snapshot];
      const changes: readonly FreezerChange[] =
        'freezers' in event ? event.freezers : event.changes;
      for (const { id, celsius } of changes) {
        watched.newest.set(id, celsius);
        const place = placeIn(freezers, Number(id.slice(1)), celsius);
        if (!isSnapshot && watched.cameAt[place] === 0) watched.cameAt[place] = at;
      }
    },
  };
}

/** The same clock in all threads. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

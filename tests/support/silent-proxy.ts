import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** Stands before a server, and can fall silent as a broken network does: nothing comes, and nobody hangs up. */
export async function startSilentProxy(target: { host: string; port: number }) {
  const pairs = new Set<{ near: Socket; far: Socket }>();
  let mute = false;

  const hold = ({ near, far }: { near: Socket; far: Socket }) => {
    near.unpipe(far).pause();
    far.unpipe(near).pause();
  };

  const carry = ({ near, far }: { near: Socket; far: Socket }) => {
    near.pipe(far);
    far.pipe(near);
  };

  const server = createServer((near) => {
    const far = connect(target.port, target.host);
    const pair = { near, far };
    pairs.add(pair);
    for (const socket of [near, far]) socket.on('error', () => socket.destroy());
    if (mute) hold(pair);
    else carry(pair);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    /** Connections that are there carry nothing any more. */
    silence() {
      for (const pair of pairs) hold(pair);
    },
    /** They carry what was sent meanwhile, and all that follows. */
    speak() {
      for (const pair of pairs) carry(pair);
    },
    /** Whether new ones carry anything. */
    muteNew(wanted: boolean) {
      mute = wanted;
    },
    async stop() {
      for (const { near, far } of pairs) for (const socket of [near, far]) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

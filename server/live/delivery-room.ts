import type { Socket as AnySocket } from 'socket.io';
import type { DeliveryNews } from '#lib/delivery/news.ts';
import type { Answer, ClientToServer, ServerToClient } from '#lib/live/events.ts';
import type { Admitted, LiveServer } from '#server/live/admission.ts';

type Socket<Data> = AnySocket<ClientToServer, ServerToClient, Record<string, never>, Data>;
/** Starts to follow messages; what it answers ends that. */
export type FollowDeliveries = (listener: (news: DeliveryNews) => void) => () => void;

const ROOM = 'delivery';

/** DE8: messages are followed while at least one browser has asked for it. */
export function createDeliveryRoom<Data extends Admitted>(deps: {
  io: LiveServer<Data>;
  /** Who is in this room gets nothing more for now: GW4. */
  aside: string;
  follow: FollowDeliveries;
}) {
  const { io, aside, follow } = deps;
  const { adapter } = io.of('/');
  let end: (() => void) | undefined;

  // A browser that goes without a word leaves all its rooms, and an empty room is no more.
  adapter.on('create-room', (room: string) => {
    if (room !== ROOM) return;
    end ??= follow((news) => io.to(ROOM).except(aside).emit('delivery:advanced', news));
  });
  const close = () => {
    end?.();
    end = undefined;
  };
  adapter.on('delete-room', (room: string) => {
    if (room === ROOM) close();
  });

  return {
    welcome(socket: Socket<Data>) {
      socket.on('delivery:watch', (acknowledge) => {
        void socket.join(ROOM);
        done(acknowledge);
      });
      socket.on('delivery:leave', (acknowledge) => {
        void socket.leave(ROOM);
        done(acknowledge);
      });
    },
    stop: close,
  };
}

/** A browser may send anything, also nothing to answer to. */
function done(acknowledge: unknown): void {
  if (typeof acknowledge === 'function')
    acknowledge({ ok: true, value: null } satisfies Answer<null>);
}

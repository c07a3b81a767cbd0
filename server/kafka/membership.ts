import type { Consumer } from 'kafkajs';

/** What a consumer says of its place in its group. */
export type Membership = {
  /** It has its share; it waited so long for it. */
  joined: (memberId: string, tookMs: number) => void;
  /** The group is being shared out anew. */
  rebalancing: () => void;
  /** How often it was shared out; a consumer tells it with its heartbeats only. */
  generation: (count: number) => void;
  /** It is in no group any more. */
  left: () => void;
};

export function listenForMembership(consumer: Consumer, on: Membership): void {
  const { GROUP_JOIN, REBALANCING, HEARTBEAT, STOP } = consumer.events;
  consumer.on(GROUP_JOIN, ({ payload }) => on.joined(payload.memberId, payload.duration));
  consumer.on(REBALANCING, on.rebalancing);
  consumer.on(HEARTBEAT, ({ payload }) => on.generation(payload.groupGenerationId));
  consumer.on(STOP, on.left);
}

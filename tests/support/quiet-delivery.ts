import type { DeliveryParts } from '#server/http/routes/delivery.ts';

/** A topic in which nothing is, and in whose group nobody is. */
export const quietDelivery: DeliveryParts = {
  partitions: async () => [],
  flow: () => ({ at: [], partitions: [] }),
  group: async () => ({
    ...{ groupId: 'gelo', clientId: 'gelo', state: 'Empty', protocol: '', generation: null },
    ...{ me: null, members: [], committed: [], rebalancing: false, rebalances: [] },
  }),
  journey: async (partition, offset) => ({
    ...{ topic: 'readings', partition, offset, low: 0, high: 0, message: null, followed: null },
    outcome: { is: 'coming' },
  }),
};

/** Nobody looked at Kafka before. */
export const unwatched = {
  flow: { newest: () => ({ in: null, out: null }), waitsSince: () => null },
};
export const followsNothing = () => () => undefined;

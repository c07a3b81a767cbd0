import type { PartitionDelivery } from '#lib/api/delivery.ts';

/** A partition, among all of its topic. */
export type PartitionData = {
  readonly one: PartitionDelivery;
  readonly all: readonly PartitionDelivery[];
};

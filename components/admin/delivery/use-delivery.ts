import { useMemo } from 'react';
import { usePolled } from '#components/admin/delivery/use-polled.ts';
import type { DeliveryView, FlowView } from '#lib/api/delivery.ts';
import type { GroupView } from '#lib/api/delivery-group.ts';
import type { FlowPoint } from '#lib/delivery/flow-paths.ts';

const AGAIN_MS = 1500;
const FLOW_AGAIN_MS = 2000;
const NONE: readonly FlowPoint[] = [];

/** However many parts of the page ask, the server is asked once; each part renders for its own answer only. */
export function useDeliveryView() {
  return usePolled<DeliveryView>('/api/delivery', AGAIN_MS);
}

export function useGroup() {
  return usePolled<GroupView>('/api/delivery/group', AGAIN_MS);
}

/** Who has a partition in the group as Kafka sees it, and whether that calls itself as this Gelo does. */
export function useMemberOf(partition: number) {
  const { data } = useGroup();
  const member = data?.members.find((each) => each.partitions.includes(partition));
  return { member, isOurs: member === undefined || member.clientId === data?.clientId };
}

export function useFlow(partition: number): readonly FlowPoint[] {
  const { data } = usePolled<FlowView>('/api/delivery/flow', FLOW_AGAIN_MS);
  return useMemo(() => {
    const rates = data?.partitions.find((each) => each.partition === partition);
    if (data === undefined || rates === undefined) return NONE;
    return data.at.map((at, index) => {
      return { at, in: rates.in[index] ?? null, out: rates.out[index] ?? null };
    });
  }, [data, partition]);
}

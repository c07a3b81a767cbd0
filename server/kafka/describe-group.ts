import kafkajs, { type Admin, type GroupDescription } from 'kafkajs';
import type { Member } from '#lib/delivery/rebalance.ts';
import { protocolFault } from '#server/kafka/protocol-fault.ts';

const { AssignerProtocol } = kafkajs;

/** What another kind of group shares out is in a form that only its own members know. */
const CONSUMERS = 'consumer';

/** A consumer group as its coordinator sees it. */
export type DescribedGroup = {
  readonly state: string;
  readonly protocol: string;
  readonly members: readonly Member[];
  /** Null where nothing was committed. */
  readonly committed: readonly { partition: number; offset: number | null }[];
};

/** Undefined where this user may not ask. */
export async function describeGroup(
  admin: Admin,
  groupId: string,
  topic: string,
): Promise<DescribedGroup | undefined> {
  try {
    const { groups } = await admin.describeGroups([groupId]);
    const [group] = groups;
    if (group === undefined) return undefined;
    const committed = await admin.fetchOffsets({ groupId, topics: [topic] });
    return {
      state: group.state,
      protocol: group.protocol,
      members: group.members.map((each) => toMember(each, topic, group.protocolType)),
      committed: (committed[0]?.partitions ?? [])
        .map(({ partition, offset }) => {
          return { partition, offset: Number(offset) < 0 ? null : Number(offset) };
        })
        .sort((a, b) => a.partition - b.partition),
    };
  } catch (error) {
    if (/AUTHORIZATION_FAILED$/.test(protocolFault(error) ?? '')) return undefined;
    throw error;
  }
}

function toMember(
  { memberId, clientId, clientHost, memberAssignment }: GroupDescription['members'][number],
  topic: string,
  kind: string,
): Member {
  return {
    memberId,
    clientId,
    host: clientHost.replace(/^\//, ''),
    partitions: kind === CONSUMERS ? partitionsIn(memberAssignment, topic) : [],
  };
}

/** While it is shared out, it is empty. */
function partitionsIn(assignment: Buffer, topic: string): number[] {
  if (assignment.length === 0) return [];
  const decoded = AssignerProtocol.MemberAssignment.decode(assignment);
  return (decoded?.assignment[topic] ?? []).toSorted((a, b) => a - b);
}

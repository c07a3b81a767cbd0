import type { GroupView, RebalanceView } from '#lib/api/delivery-group.ts';
import { FIRST, type Member, rebalanceOf } from '#lib/delivery/rebalance.ts';
import type { DescribedGroup } from '#server/kafka/describe-group.ts';
import type { Membership } from '#server/kafka/membership.ts';
import type { Log } from '#server/lifecycle/log.ts';

const KEPT = 20;

/** DE12: who shares the partitions of the recorders' group, and when and why they were shared out anew. */
export function createGroupWatch(deps: {
  groupId: string;
  clientId: string;
  /** Undefined where Gelo may not ask. */
  describe: (groupId: string) => Promise<DescribedGroup | undefined>;
  now: () => number;
  log: Log;
}) {
  const { groupId, clientId, now, log } = deps;
  let me: string | null = null;
  let generation: number | null = null;
  let rebalancing = false;
  let members: readonly Member[] | undefined;
  let rebalances: readonly RebalanceView[] = [];
  let noting: Promise<void> = Promise.resolve();

  const ask = () =>
    deps.describe(groupId).catch((error: unknown) => {
      log.debug({ error }, 'who is in the group is not known now');
      return undefined;
    });

  const note = async (at: number, tookMs: number) => {
    const after = (await ask())?.members;
    const what = rebalances.length === 0 ? FIRST : rebalanceOf(members, after);
    rebalances = [{ at, tookMs, generation: null, ...what }, ...rebalances].slice(0, KEPT);
    members = after ?? members;
  };

  const membership: Membership = {
    joined(memberId, tookMs) {
      me = memberId;
      rebalancing = false;
      generation = null;
      const at = now();
      // One after the other, so that each is compared with the one before.
      noting = noting.then(() => note(at, tookMs));
    },
    rebalancing() {
      rebalancing = true;
    },
    generation(count) {
      if (generation === count) return;
      generation = count;
      rebalances = rebalances.map((each, index) =>
        index === 0 && each.generation === null ? { ...each, generation: count } : each,
      );
    },
    left() {
      me = null;
      generation = null;
    },
  };

  return {
    membership,
    async view(): Promise<GroupView> {
      const described = await deps.describe(groupId);
      return {
        ...{ groupId, clientId, me, generation, rebalancing },
        state: described?.state ?? null,
        protocol: described?.protocol ?? null,
        members: [...(described?.members ?? [])],
        committed: [...(described?.committed ?? [])],
        rebalances: [...rebalances],
      };
    },
  };
}

import type { Receipt } from '#lib/api/simulation.ts';
import { createDelivery } from '#server/delivery/delivery.ts';
import { createFlow } from '#server/delivery/flow.ts';
import { createFollower } from '#server/delivery/follower.ts';
import { createGroupWatch } from '#server/delivery/group-watch.ts';
import { createJourneys } from '#server/delivery/journey.ts';
import { shared } from '#server/delivery/shared.ts';
import { createTallies } from '#server/delivery/tally.ts';
import type { LogEnds } from '#server/kafka/log-ends.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { TailMessage } from '#server/live/state.ts';
import type { FetchedBatch } from '#server/recorder/log-batch.ts';
import type { Stores } from '#server/store/stores.ts';

type TakeBatch = (partition: number, messages: readonly TailMessage[], end: bigint) => void;

/** As often as the watch on Kafka looks. */
const FRESH_MS = 1000;

/** All that Gelo can say of messages on their way, and what it has to be told for that. */
export function createDeliveries(deps: {
  topic: string;
  groupId: string;
  clientId: string;
  ends: LogEnds;
  stores: Pick<Stores, 'positions' | 'reconciliation' | 'outcomes'>;
  readStretch: (stretch: { partition: number; from: number; to: number }) => Promise<FetchedBatch>;
  onReceipts: (listener: (receipts: readonly Receipt[]) => void) => () => void;
  /** Whether this instance records a partition. */
  isOurs: (partition: number) => boolean;
  now: () => number;
  random: () => number;
  log: Log;
}) {
  const { topic, ends, stores } = deps;
  const { reconciliation, outcomes } = stores;
  const fresh = { forMs: FRESH_MS, now: deps.now };
  const flow = createFlow();
  const group = createGroupWatch({ ...deps, describe: ends.askGroup });
  const follower = createFollower({ ...deps, positions: () => stores.positions(topic) });
  const tallies = createTallies(reconciliation);
  return {
    partitions: shared(
      createDelivery({ ...deps, logs: reconciliation.logs, tallies, flow }),
      fresh,
    ),
    flow: flow.view,
    group: shared(group.view, fresh),
    journey: createJourneys({ ...deps, outcomes, followed: follower.find }),
    follow: follower.subscribe,
    /** Told of all that the tail hands on, before that is looked at. */
    watching:
      (take: TakeBatch): TakeBatch =>
      (...batch) => {
        follower.received(...batch);
        take(...batch);
      },
    recorded: follower.recorded,
    saw: flow.note,
    membership: group.membership,
  };
}

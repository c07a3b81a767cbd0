import { createWatchdog } from '#server/alarms/watchdog.ts';
import type { Ground } from '#server/assembly/ground.ts';
import type { Outside } from '#server/assembly/outside.ts';
import { createKafkaWatch } from '#server/kafka/kafka-watch.ts';
import type { PartitionEnds } from '#server/kafka/log-ends.ts';
import type { createTail } from '#server/kafka/tail.ts';
import type { Board } from '#server/live/board.ts';
import type { createLiveState } from '#server/live/state.ts';
import type { createRecorderWatch } from '#server/recorder/recorder-watch.ts';
import type { Simulation } from '#server/simulation/simulation.ts';
import { createDatabaseWatch } from '#server/store/database-watch.ts';
import { createHousekeeping } from '#server/store/housekeeping.ts';

/** Who looks again and again: at the parts, at silence, at what is too old to keep. */
export function assembleWatching(
  ground: Ground,
  outside: Outside,
  parts: {
    board: Board;
    live: Pick<ReturnType<typeof createLiveState>, 'count'>;
    tail: ReturnType<typeof createTail>;
    simulation: Pick<Simulation, 'sawPartitions'>;
    recorderWatch: ReturnType<typeof createRecorderWatch>;
  },
) {
  const { config, metrics, ...on } = ground;
  const { database, ends, stores } = outside;
  const { board, live, tail, simulation, recorderWatch } = parts;

  const onEnds = (found: readonly PartitionEnds[], askedAt: number) => {
    simulation.sawPartitions(found.length);
    void recorderWatch.saw(found, askedAt);
  };
  const kafkaWatch = createKafkaWatch({ ...on, ends, tail, board, onEnds });
  metrics.parts.watch({
    ...{ readiness: board.readiness, freezers: live.count },
    behind: { tail: kafkaWatch.behind, recorder: recorderWatch.behind },
  });
  return {
    kafkaWatch,
    databaseWatch: createDatabaseWatch({ database, board }),
    watchdog: createWatchdog({
      ...{ ...on, ...recorderWatch, store: stores.watch, onRaised: metrics.alarms.raised },
    }),
    housekeeping: createHousekeeping({ ...config, ...on, database }),
  };
}

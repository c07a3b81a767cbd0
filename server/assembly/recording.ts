import type { Ground } from '#server/assembly/ground.ts';
import type { Outside } from '#server/assembly/outside.ts';
import { createDeliveries } from '#server/delivery/deliveries.ts';
import { createDeadLetters } from '#server/kafka/dead-letters.ts';
import { createGroupConsumer } from '#server/kafka/group.ts';
import { endsOf } from '#server/kafka/log-ends.ts';
import type { Board } from '#server/live/board.ts';
import { createRecorder } from '#server/recorder/recorder.ts';
import { createRecorderWatch } from '#server/recorder/recorder-watch.ts';
import type { Simulation } from '#server/simulation/simulation.ts';

/** From Kafka into the database, and what can be said of messages on that way. */
export function assembleRecording(
  ground: Ground,
  outside: Outside,
  parts: { board: Board; simulation: Pick<Simulation, 'onReceipts'> },
) {
  const { config, metrics, ...on } = ground;
  const { kafka, kafkaAddress, ends, stores, readStretch } = outside;
  const { board, simulation } = parts;
  const recorderWatch = createRecorderWatch({
    ...{ ...on, board },
    positions: () => stores.positions(config.topic),
    onLook: (sample) => deliveries.saw(sample),
  });
  const deliveries = createDeliveries({
    ...{ ...config, ...on, ends, stores, readStretch },
    onReceipts: simulation.onReceipts,
    isOurs: (partition) => recorder.records(partition),
  });
  const deadLetters = createDeadLetters({ ...config, ...kafkaAddress, kafka, log: on.log });
  const recorder = createRecorder({
    ...{ ...config, ...on, deadLetters, readStretch },
    store: stores.recording,
    askEnds: (partition) => endsOf(ends, partition),
    observer: metrics.recorder,
    onAdvanced: deliveries.recorded,
  });
  const group = createGroupConsumer({
    ...{ ...config, ...on, ...kafkaAddress, kafka },
    onAssigned: recorder.assigned,
    onBatch: recorder.take,
    membership: deliveries.membership,
  });
  return { deliveries, deadLetters, recorder, recorderWatch, group };
}

import { randomUUID } from 'node:crypto';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import type { Ground } from '#server/assembly/ground.ts';
import type { Outside } from '#server/assembly/outside.ts';
import { createIntegrity } from '#server/integrity/integrity.ts';
import { surroundingsOf } from '#server/integrity/surroundings.ts';
import { createCheckTools } from '#server/kafka/check-tools.ts';
import { openProducer } from '#server/kafka/producer.ts';
import type { Board } from '#server/live/board.ts';
import { createSimulation } from '#server/simulation/simulation.ts';

/** What Gelo itself sends: simulated readings, and the messages of integrity checks. */
export function assembleSending(ground: Ground, outside: Outside, board: Board) {
  const { config, metrics, owner, ...on } = ground;
  const { kafkaAddress: address, kafka, ends, stores } = outside;
  const usual = { ...USUAL_SENDING, ...config.producer };
  const open = openProducer({ ...config, address, log: on.log });
  return {
    simulation: createSimulation({
      ...{ ...config, ...on, usual },
      store: stores.simulation({ id: randomUUID(), name: owner }),
      openProducer: metrics.producer.watching(open),
      onStatus: board.simulated,
    }),
    integrity: createIntegrity({
      ...on,
      store: stores.integrity,
      tools: createCheckTools({ ...config, ...on, kafka, ...{ address, sending: usual, ends } }),
      surroundings: surroundingsOf(config.topic, usual),
    }),
  };
}

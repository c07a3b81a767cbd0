import type { FreezerLimits } from '#lib/freezer/facts.ts';
import { createFactsBoard } from '#server/alarms/facts-board.ts';
import type { Ground } from '#server/assembly/ground.ts';
import type { Outside } from '#server/assembly/outside.ts';
import type { Door } from '#server/auth/door.ts';
import type { createDeliveries } from '#server/delivery/deliveries.ts';
import type { Gate } from '#server/http/gate.ts';
import { createTail } from '#server/kafka/tail.ts';
import type { Board } from '#server/live/board.ts';
import { createGateway } from '#server/live/gateway.ts';
import { createLiveState } from '#server/live/state.ts';
import type { Simulation } from '#server/simulation/simulation.ts';
import { createListener } from '#server/store/listener.ts';

/** From Kafka, and from what other instances write, to the browsers. */
export function assembleLive(
  ground: Ground,
  outside: Outside,
  parts: {
    dev: boolean;
    board: Board;
    door: Door;
    gate: Gate;
    simulation: Pick<Simulation, 'reload'>;
    deliveries: ReturnType<typeof createDeliveries>;
  },
) {
  const { config, metrics, ...on } = ground;
  const { server, kafka, kafkaAddress, databaseUrl, pages, stores } = outside;
  const { dev, board, door, gate, simulation, deliveries } = parts;

  const live = createLiveState({
    now: on.now,
    onReading: () => gateway.changed(),
    onReject: board.rejected,
  });
  const learnt = () => gateway.learnt();
  const onLimits = (limits: FreezerLimits) => {
    board.limited(limits);
    learnt();
  };
  const facts = createFactsBoard({ ...stores, onLimits, onChange: learnt, log: on.log });
  const gateway = createGateway({
    ...{ ...on, http: server.http, dev, build: pages.build, gate, live, facts, board },
    followDeliveries: deliveries.follow,
    onSent: metrics.gateway.sent,
    onSetAside: metrics.gateway.setAside,
  });
  const tail = createTail({
    ...{ ...config, ...on, ...kafkaAddress, kafka },
    onBatch: metrics.tail.watching(deliveries.watching(live.apply)),
  });
  const personChanged = (person?: string) => {
    door.forget(person);
    gateway.personChanged(person);
  };
  const listener = createListener({
    url: databaseUrl,
    onConnected() {
      facts.reload();
      personChanged();
      void simulation.reload();
    },
    onNotice(notice) {
      if (notice.freezers !== undefined) return facts.refresh(notice.freezers);
      if ('person' in notice) return personChanged(notice.person);
      // Of settings too: its freezers' limits are those of their profiles.
      void simulation.reload();
      if ('settings' in notice) facts.reload();
    },
    log: on.log,
  });
  metrics.gateway.watch(gateway.sockets);
  metrics.alarms.watch(facts.all, on.now);
  return {
    ...{ live, facts, gateway, tail, listener },
    knows: (freezer: string) => live.knows(freezer) || facts.knows(freezer),
  };
}

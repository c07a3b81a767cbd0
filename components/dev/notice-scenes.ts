import { alarm, facts, NOW, scene, snapshot, unknownScene } from '#components/dev/scenes.ts';
import type { Live } from '#components/live/live-provider.tsx';
import { ALL_UP, PART_NAMES, stepParts } from '#lib/health/parts.ts';

const MINUTE_MS = 60_000;

/** All that can be said of the connection and the parts, by what it is. */
export const NOTICES: Record<string, () => Live> = {
  connecting: unknownScene,
  live: () =>
    scene({}, (store) => {
      store.latency.took(38);
    }),
  'live, but Kafka is away': () => scene({ parts: away(['kafka']) }),
  lost: () => scene({}, (store) => store.setConnection('lost')),
  'everything is away': () => scene({ parts: away(PART_NAMES) }),
  'the recorder is behind': () => {
    const seen = { up: false, reason: 'behind', behind: 12_345 } as const;
    return scene({ parts: stepParts(ALL_UP, 'recorder', seen, NOW) });
  },
  'a partition without a leader': () => {
    const seen = { up: false, reason: 'leaderless' } as const;
    return scene({ parts: stepParts(ALL_UP, 'tail', seen, NOW) });
  },
  'back after an absence, upgraded meanwhile': () =>
    scene({}, (store, pass) => {
      store.setConnection('lost');
      pass(20 * MINUTE_MS);
      const now = NOW + 20 * MINUTE_MS;
      const alarms = [alarm('f1', { raisedAt: NOW + MINUTE_MS })];
      store.restart(snapshot({ now, build: 'two', facts: [facts('f1', { alarms })] }));
    }),
  'a message that was no reading': () =>
    scene({
      rejects: { count: 3, last: { reason: 'not-a-number', partition: 1, offset: '90071' } },
    }),
};

function away(names: readonly (typeof PART_NAMES)[number][]) {
  return names.reduce(
    (parts, name) => stepParts(parts, name, { up: false, reason: 'gone' }, NOW - 40 * MINUTE_MS),
    ALL_UP,
  );
}

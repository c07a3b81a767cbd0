import { alarm, card, facts, freezer, NOW, scene } from '#components/dev/scenes.ts';
import type { Live } from '#components/live/live-provider.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';
import { ALL_UP, stepParts } from '#lib/health/parts.ts';
import type { FreezerChange } from '#lib/live/events.ts';

const AWAY_MS = 9 * 60_000;

function silenced(id: string, celsius: number, drift = 0) {
  return { ...freezer(id, celsius, drift), at: NOW - AWAY_MS, heardAt: NOW - AWAY_MS };
}

/** A freezer for each alarm, named after it. */
const ALARMED = [
  [freezer('alarm', 6.42, 3), {}],
  [freezer('alarm, acknowledged', 7.25, 3), { standing: 'acknowledged', acknowledgedBy: 'Ana' }],
  [freezer('sensor fault', -3.1), { kind: 'fault', reason: 'probe-error' }],
  [silenced('silent, alarm', 6.1, 3), { kind: 'silent' }],
  [freezer('returned', 4.4, -3), { standing: 'returned', returnedAt: NOW - 60_000 }],
  [freezer('warning', 4.8, 1), { kind: 'warning' }],
  [freezer('clock', -2.5), { kind: 'clock' }],
  [freezer('shelved', 6.9, 2), { shelvedUntil: NOW + 60_000, shelvedBy: 'Ana' }],
] as const satisfies [FreezerChange, Partial<AlarmView>][];
const LONG = 'Freezer de sorvetes artesanais do segundo andar, ao lado da janela';

export function everyState(): Live {
  return scene({
    freezers: [
      ...ALARMED.map(([each]) => each),
      ...[freezer('fine', -3.42), freezer('falling', -4.1, -1.5), freezer('<i>odd</i> ❄️', -1.2)],
      ...[silenced('silent, no alarm yet', -3.1), freezer('long', -2.75)],
    ],
    facts: [
      ...ALARMED.map(([{ id }, given]) => facts(id, { alarms: [alarm(id, given)] })),
      ...[facts('fine'), facts('falling', { card: card(null, 'Terrace') })],
      facts('long', { card: card(LONG, 'Copa do terraço, ala norte') }),
    ],
  });
}

/** Kafka is away: what was not heard of for a while is not known. */
export function withoutKafka(): Live {
  const parts = stepParts(ALL_UP, 'kafka', { up: false, reason: 'gone' }, NOW - AWAY_MS);
  return scene({
    parts,
    freezers: [silenced('unknown', -3.1), freezer('heard of just now', -3.42)],
    facts: [facts('unknown'), facts('heard of just now')],
  });
}

export function allRetired(): Live {
  return scene({ freezers: [freezer('sensor0', 2)], facts: [facts('sensor0', { retired: true })] });
}

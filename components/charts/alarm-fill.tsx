import type { AlarmKind } from '#lib/alarm/alarm.ts';

/** Troubles of a value are plain, those of a sensor striped: UI6. */
const FILLS: Record<AlarmKind, { fill: string; fillOpacity: number }> = {
  high: { fill: 'var(--bad)', fillOpacity: 0.18 },
  low: { fill: 'url(#alarm-low)', fillOpacity: 1 },
  cumulative: { fill: 'url(#alarm-cumulative)', fillOpacity: 1 },
  warning: { fill: 'var(--warn)', fillOpacity: 0.1 },
  silent: { fill: 'url(#alarm-silent)', fillOpacity: 1 },
  fault: { fill: 'url(#alarm-fault)', fillOpacity: 1 },
  clock: { fill: 'url(#alarm-clock)', fillOpacity: 1 },
};

const STRIPES = [
  { id: 'alarm-low', colour: 'var(--bad)', turn: -45, ground: 0.1 },
  { id: 'alarm-cumulative', colour: 'var(--bad)', turn: 90, ground: 0.06 },
  { id: 'alarm-silent', colour: 'var(--muted)', turn: 45, ground: 0.06 },
  { id: 'alarm-fault', colour: 'var(--bad)', turn: 45, ground: 0.04 },
  { id: 'alarm-clock', colour: 'var(--warn)', turn: 90, ground: 0.04 },
];

export function alarmFill(kind: AlarmKind): { fill: string; fillOpacity: number } {
  return FILLS[kind];
}

export function AlarmPatterns() {
  return STRIPES.map(({ id, colour, turn, ground }) => (
    <pattern
      key={id}
      id={id}
      width="8"
      height="8"
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${turn})`}
    >
      <rect width="8" height="8" fill={colour} opacity={ground} />
      <rect width="2" height="8" fill={colour} opacity="0.3" />
    </pattern>
  ));
}

/** A piece of the shading, beside its word. */
export function AlarmSwatch({ kind }: { kind: AlarmKind }) {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" className="size-3.5 shrink-0 rounded-sm">
      <rect width="14" height="14" {...FILLS[kind]} />
    </svg>
  );
}

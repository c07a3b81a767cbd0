import type { AlarmKind } from '#lib/alarm/alarm.ts';

/** As wide and high as a piece of the hatching, in pixels. */
const SIZE = 10;

// Slanting lines reach over the corners, where those of the pieces beside go on.
const RISING = 'M-2 2L2-2M0 10L10 0M8 12L12 8';
const FALLING = 'M-2 8L2 12M0 0L10 10M8-2L12 2';
const UPRIGHT = 'M5 0V10';
const LEVEL = 'M0 5H10';
const DOT = 'M5 5h0';

/** Each kind has its own hatching, so that it is told without its colour too: UI6. */
const MARKS: Record<AlarmKind, { colour: string; path: string }> = {
  high: { colour: 'var(--bad)', path: RISING },
  low: { colour: 'var(--bad)', path: FALLING },
  cumulative: { colour: 'var(--bad)', path: LEVEL },
  warning: { colour: 'var(--warn)', path: DOT },
  silent: { colour: 'var(--muted)', path: UPRIGHT },
  fault: { colour: 'var(--bad)', path: RISING + FALLING },
  clock: { colour: 'var(--warn)', path: LEVEL + UPRIGHT },
};

/** Light, so that the line of the chart stays what one sees first. */
export function AlarmPatterns() {
  return Object.entries(MARKS).map(([kind, { colour, path }]) => (
    <pattern
      key={kind}
      id={`alarm-${kind}`}
      width={SIZE}
      height={SIZE}
      patternUnits="userSpaceOnUse"
    >
      <rect width={SIZE} height={SIZE} fill={colour} opacity="0.05" />
      <path
        d={path}
        fill="none"
        stroke={colour}
        strokeWidth={path === DOT ? 2 : 1}
        strokeLinecap={path === DOT ? 'round' : 'square'}
        opacity="0.3"
      />
    </pattern>
  ));
}

export function alarmFill(kind: AlarmKind): string {
  return `url(#alarm-${kind})`;
}

/** A piece of the hatching, beside its word. */
export function AlarmSwatch({ kind }: { kind: AlarmKind }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 shrink-0 rounded-sm">
      <rect width="16" height="16" fill={alarmFill(kind)} />
    </svg>
  );
}

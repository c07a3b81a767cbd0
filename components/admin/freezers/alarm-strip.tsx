'use client';

import { useTranslations } from 'use-intl';
import { AXIS_WIDTH, MARGIN } from '#components/charts/plot-area.ts';
import type { AlarmKind } from '#lib/alarm/alarm.ts';
import { type AlarmStretch, shaded } from '#lib/alarm/stretches.ts';
import { isLoud } from '#lib/alarm/waiting.ts';
import type { Range } from '#lib/history/history.ts';

type Given = { label: string; stretch: Range; alarms: readonly AlarmStretch[] };

/** So that one of a minute is seen in a day. */
const LEAST = 0.4;

/** FA5: when alarms were on, below a chart and along its time; two of them are easily compared. */
export function AlarmStrip({ label, stretch, alarms }: Given) {
  const t = useTranslations('freezersAdmin.preview');
  const { from, to } = stretch;
  const share = (ms: number) => (ms / (to - from)) * 100;
  const shown = shaded(alarms, stretch, to);
  return (
    <div className="mt-1 text-xs" style={{ marginLeft: AXIS_WIDTH, marginRight: MARGIN.right }}>
      <p className="text-muted">
        {label}
        {shown.length === 0 ? `: ${t('quiet')}` : null}
      </p>
      <svg
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        aria-hidden="true"
        data-strip={shown.length}
        className="mt-0.5 block h-3 w-full rounded-sm bg-line/60"
      >
        {shown.map((each) => (
          <rect
            key={`${each.kind} ${each.from}`}
            x={share(each.from - from)}
            width={Math.max(LEAST, share(each.to - each.from))}
            y={isLoud(each) ? 0 : 6}
            height={isLoud(each) ? 10 : 4}
            fill={colourOf(each.kind)}
          />
        ))}
      </svg>
    </div>
  );
}

/** What calls nobody is lower as well: colour alone says nothing. */
function colourOf(kind: AlarmKind): string {
  if (kind === 'silent') return 'var(--muted)';
  return isLoud({ kind }) ? 'var(--bad)' : 'var(--warn)';
}

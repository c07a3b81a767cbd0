'use client';

import { useTranslations } from 'use-intl';
import { StateSign } from '#components/live/status-words.tsx';
import type { FleetCounts } from '#lib/fleet-view.ts';
import { TILE_STATES } from '#lib/freezer-status.ts';

/** How many freezers are in each state that there is. */
export function StateCounts({ counts }: { counts: FleetCounts }) {
  const t = useTranslations('freezer.state');
  return (
    <ul className="flex min-w-0 gap-4 overflow-hidden whitespace-nowrap">
      {TILE_STATES.filter((state) => counts[state] > 0).map((state) => (
        <li key={state} className="flex items-center gap-1.5" data-count={state}>
          <StateSign state={state} />
          <span className="font-semibold tabular-nums">{counts[state]}</span>
          <span className="hidden text-muted sm:inline">{t(state)}</span>
        </li>
      ))}
    </ul>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { StateSign } from '#components/live/status-words.tsx';
import type { FleetCounts } from '#lib/fleet/view.ts';
import { TILE_STATES, type TileState } from '#lib/freezer/status.ts';

/** In letters: about what a state takes besides its word and number, and all that stands beside the states. */
const STATE = 2.2;
const BESIDE = 21;
const WIDTH = 0.55;

/** How many freezers are in each state that there is; the words where there is room for them. */
export function StateCounts({ counts, letters }: { counts: FleetCounts; letters: number }) {
  const t = useTranslations('freezer.state');
  const states = TILE_STATES.filter((state) => counts[state] > 0);
  const wide = (state: TileState) => STATE + WIDTH * `${counts[state]}${t(state)}`.length;
  const worded = letters >= states.reduce((sum, state) => sum + wide(state), BESIDE);
  return (
    <ul className="flex min-w-0 gap-[0.8em] overflow-hidden whitespace-nowrap">
      {states.map((state) => (
        <li key={state} className="flex items-center gap-[0.3em]" data-count={state}>
          <StateSign state={state} />
          <span className="font-semibold tabular-nums">{counts[state]}</span>
          <span className={worded ? 'text-muted' : 'sr-only'}>{t(state)}</span>
        </li>
      ))}
    </ul>
  );
}

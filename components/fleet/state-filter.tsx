'use client';

import { useTranslations } from 'use-intl';
import { StateSign } from '#components/live/status-words.tsx';
import type { FleetCounts } from '#lib/fleet-view.ts';
import { TILE_STATES, type TileState } from '#lib/freezer-status.ts';

type Given = {
  counts: FleetCounts;
  chosen: TileState | null;
  choose: (state: TileState | null) => void;
};

/** FL3: how many are in each state; a click shows only those. */
export function StateFilter({ counts, chosen, choose }: Given) {
  const t = useTranslations();
  const total = TILE_STATES.reduce((sum, state) => sum + counts[state], 0);
  const shown = TILE_STATES.filter((state) => counts[state] > 0 || state === chosen);
  const look =
    'flex min-h-9 cursor-pointer items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm whitespace-nowrap hover:bg-line aria-pressed:border-ink aria-pressed:bg-line';
  return (
    <fieldset className="-mx-4 flex min-w-0 gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0">
      <legend className="sr-only">{t('fleet.filter')}</legend>
      <button
        type="button"
        aria-pressed={chosen === null}
        onClick={() => choose(null)}
        className={look}
      >
        {t('fleet.all')} <span className="text-muted tabular-nums">{total}</span>
      </button>
      {shown.map((state) => (
        <button
          key={state}
          type="button"
          data-count={state}
          aria-pressed={chosen === state}
          onClick={() => choose(chosen === state ? null : state)}
          className={look}
        >
          <StateSign state={state} />
          {t(`freezer.state.${state}`)}
          <span className="text-muted tabular-nums">{counts[state]}</span>
        </button>
      ))}
    </fieldset>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { CountFilter } from '#components/live/count-filter.tsx';
import type { FleetCounts } from '#lib/fleet/view.ts';
import { TILE_STATES, type TileState } from '#lib/freezer/status.ts';

type Given = {
  counts: FleetCounts;
  chosen: TileState | null;
  choose: (state: TileState | null) => void;
};

/** FL3: how many are in each state. */
export function StateFilter({ counts, chosen, choose }: Given) {
  const t = useTranslations();
  return (
    <CountFilter
      {...{ counts, chosen, choose }}
      label={t('fleet.filter')}
      all={t('fleet.all')}
      values={TILE_STATES}
      look="strip"
      sign={(state) => state}
      words={(state) => t(`freezer.state.${state}`)}
    />
  );
}

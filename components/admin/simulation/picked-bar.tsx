'use client';

import { useTranslations } from 'use-intl';
import type { Doing } from '#components/admin/simulation/use-change.ts';
import { Button } from '#components/ui/button.tsx';
import { SelectedBar } from '#components/ui/selected-bar.tsx';
import type { Selection } from '#components/ui/use-selection.ts';

type Given = { picked: Selection<string>; doing: Doing; begin: (ids: readonly string[]) => void };

/** What can be done to those that are selected. */
export function PickedBar({ picked, doing, begin }: Given) {
  const t = useTranslations('simulationAdmin');
  const { chosen, clear } = picked;
  const post = (path: string) =>
    void doing.change(path, { method: 'POST', body: { sensors: chosen } });
  return (
    <SelectedBar
      label={t('sensors.actions')}
      count={t('sensors.selected', { count: chosen.length })}
      unselect={t('sensors.unselect')}
      clear={clear}
    >
      <Button idle={doing.busy} onClick={() => post('/start')} className="flex-1 sm:flex-none">
        {t('start.start')}
      </Button>
      <Button
        look="quiet"
        idle={doing.busy}
        onClick={() => post('/stop')}
        className="flex-1 sm:flex-none"
      >
        {t('start.stop')}
      </Button>
      <Button look="quiet" onClick={() => begin(chosen)} className="flex-1 sm:flex-none">
        {t('faults.setFor')}
      </Button>
    </SelectedBar>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import type { Doing } from '#components/admin/simulation/use-change.ts';
import type { Picked } from '#components/admin/simulation/use-picked.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';

type Given = { picked: Picked; doing: Doing; begin: (ids: readonly string[]) => void };

/** What can be done to those that are selected; where the thumb is on a phone. */
export function PickedBar({ picked, doing, begin }: Given) {
  const t = useTranslations('simulationAdmin');
  const { chosen, clear } = picked;
  const post = (path: string) =>
    void doing.change(path, { method: 'POST', body: { sensors: chosen } });
  return (
    <section
      aria-label={t('sensors.actions')}
      className="fixed inset-x-2 bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-20 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border border-line bg-surface px-4 py-3 shadow-xl sm:sticky sm:inset-x-auto sm:bottom-4 sm:rounded-full sm:py-2 sm:pr-2"
    >
      <p className="text-sm font-medium whitespace-nowrap" role="status">
        {t('sensors.selected', { count: chosen.length })}
      </p>
      <button
        type="button"
        title={t('sensors.unselect')}
        aria-label={t('sensors.unselect')}
        onClick={clear}
        className="ml-auto grid size-10 cursor-pointer place-items-center rounded-full text-muted hover:bg-line hover:text-ink sm:order-last sm:ml-0"
      >
        <Icon name="close" className="size-4" />
      </button>
      <div className="flex basis-full flex-wrap gap-2 sm:ml-auto sm:basis-auto">
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
      </div>
    </section>
  );
}

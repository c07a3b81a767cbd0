'use client';

import { useTranslations } from 'use-intl';
import type { Begin } from '#components/alarms/deeds.tsx';
import { placeAfter } from '#components/alarms/place-after.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useFocusAfter } from '#components/ui/use-focus-after.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { type Deed, obstacleTo } from '#lib/alarm-deed.ts';

const DEEDS: readonly Deed[] = ['acknowledge', 'shelve', 'unshelve', 'comment'];

type Given = { alarms: readonly AlarmView[]; begin: Begin; clear: () => void };

/** AM2: what can be done to those that are selected; where the thumb is on a phone. */
export function SelectionBar({ alarms, begin, clear }: Given) {
  const t = useTranslations();
  const { store } = useLive();
  const now = store.serverNow();
  const bar = useFocusAfter<HTMLElement>(() => placeAfter);
  const possible = DEEDS.filter((deed) =>
    alarms.some((alarm) => obstacleTo(deed, alarm, now) === undefined),
  );
  return (
    <section
      ref={bar}
      aria-label={t('alarms.actions')}
      className="fixed inset-x-2 bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-20 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border border-line bg-surface px-4 py-3 shadow-xl sm:sticky sm:inset-x-auto sm:bottom-4 sm:rounded-full sm:py-2 sm:pr-2"
    >
      <p className="text-sm font-medium whitespace-nowrap" role="status">
        {t('alarms.selected', { count: alarms.length })}
      </p>
      <button
        type="button"
        title={t('alarms.unselect')}
        aria-label={t('alarms.unselect')}
        onClick={clear}
        className="ml-auto grid size-10 cursor-pointer place-items-center rounded-full text-muted hover:bg-line hover:text-ink sm:order-last sm:ml-0"
      >
        <Icon name="close" className="size-4" />
      </button>
      <div className="flex basis-full flex-wrap gap-2 sm:ml-auto sm:basis-auto">
        {possible.map((deed, at) => (
          <Button
            key={deed}
            look={at === 0 ? 'primary' : 'quiet'}
            onClick={() => begin(deed, alarms)}
            className="flex-1 whitespace-nowrap sm:flex-none"
          >
            {t(`deed.${deed}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}

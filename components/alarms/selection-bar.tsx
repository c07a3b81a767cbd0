'use client';

import { useTranslations } from 'use-intl';
import type { Begin } from '#components/alarms/deeds.tsx';
import { placeAfter } from '#components/alarms/place-after.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { SelectedBar } from '#components/ui/selected-bar.tsx';
import { useFocusAfter } from '#components/ui/use-focus-after.ts';
import { type Deed, obstacleTo } from '#lib/alarm/deed.ts';
import type { AlarmView } from '#lib/alarm/view.ts';

const DEEDS: readonly Deed[] = ['acknowledge', 'shelve', 'unshelve', 'comment'];

type Given = { alarms: readonly AlarmView[]; begin: Begin; clear: () => void };

/** AM2: what can be done to those that are selected. */
export function SelectionBar({ alarms, begin, clear }: Given) {
  const t = useTranslations();
  const { store } = useLive();
  const now = store.serverNow();
  const bar = useFocusAfter<HTMLElement>(() => placeAfter);
  const possible = DEEDS.filter((deed) =>
    alarms.some((alarm) => obstacleTo(deed, alarm, now) === undefined),
  );
  return (
    <SelectedBar
      ref={bar}
      label={t('alarms.actions')}
      count={t('alarms.selected', { count: alarms.length })}
      unselect={t('alarms.unselect')}
      clear={clear}
    >
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
    </SelectedBar>
  );
}

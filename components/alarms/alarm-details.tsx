'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { AlarmJournal } from '#components/alarms/alarm-journal.tsx';
import type { Begin } from '#components/alarms/deeds.tsx';
import { useLive } from '#components/live/live-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { type Deed, firstDeed, obstacleTo } from '#lib/alarm/deed.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { NO_WISH, writeAlarmWish } from '#lib/alarm/wish.ts';
import { freezerPath } from '#lib/freezer/address.ts';

const DEEDS: readonly Deed[] = ['acknowledge', 'shelve', 'unshelve', 'comment'];
const LINK =
  'flex min-h-10 items-center rounded-full px-3 text-sm font-medium text-accent hover:bg-line';

/** What can be done to one alarm, and what was. */
export function AlarmDetails({ alarm, begin }: { alarm: AlarmView; begin: Begin | undefined }) {
  const t = useTranslations();
  const { store } = useLive();
  const now = store.serverNow();
  const { freezer, standing } = alarm;
  const first = firstDeed(alarm, now);
  const possible = DEEDS.filter(
    (deed) => deed !== first && obstacleTo(deed, alarm, now) === undefined,
  );
  const onlyThis = writeAlarmWish({ ...NO_WISH, over: standing === 'none', freezer });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        {(begin === undefined ? [] : possible).map((deed) => (
          <Button
            key={deed}
            look="quiet"
            onClick={() => begin?.(deed, [alarm])}
            className="bg-surface"
          >
            {t(`deed.${deed}`)}
          </Button>
        ))}
        <span className="flex flex-wrap sm:ml-auto">
          <Link href={`/alarms${onlyThis}`} prefetch={false} className={LINK}>
            {t('alarms.onlyThis')}
          </Link>
          <Link href={freezerPath(freezer)} prefetch={false} className={LINK}>
            {t('alarms.toFreezer')}
          </Link>
        </span>
      </div>
      <AlarmJournal alarm={alarm} />
    </div>
  );
}

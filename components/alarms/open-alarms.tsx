'use client';

import { useRef, useState } from 'react';
import { useSWRConfig } from 'swr';
import { useTranslations } from 'use-intl';
import { AlarmDetails } from '#components/alarms/alarm-details.tsx';
import { isJournalKey } from '#components/alarms/alarm-journal.tsx';
import { AlarmRow } from '#components/alarms/alarm-row.tsx';
import { type Begin, useDeeds } from '#components/alarms/deeds.tsx';
import { ListHead } from '#components/alarms/list-head.tsx';
import { NoAlarms } from '#components/alarms/no-alarms.tsx';
import { SelectionBar } from '#components/alarms/selection-bar.tsx';
import type { useAlarmList } from '#components/alarms/use-alarm-entries.ts';
import { useAlarmKeys } from '#components/alarms/use-alarm-keys.ts';
import { usePeaks } from '#components/alarms/use-peaks.ts';
import { useRows } from '#components/alarms/use-rows.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { useReading } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import { fetched } from '#components/ui/fetched.tsx';
import { SelectBox } from '#components/ui/select-boxes.tsx';
import { useCalm } from '#components/ui/use-calm.ts';
import { useSelection } from '#components/ui/use-selection.ts';
import { type Deed, firstDeed } from '#lib/alarm/deed.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { type AlarmWish, writeAlarmWish } from '#lib/alarm/wish.ts';

const KeysDialog = fetched(() =>
  import('#components/alarms/keys-dialog.tsx').then((file) => file.KeysDialog),
);
/** More rows at once would make the page slow; nobody reads so many. */
const AT_ONCE = 200;

type Given = { wish: AlarmWish; list: ReturnType<typeof useAlarmList> };

/** AM1, AM2, AM4: what is open, to be looked at and acted on. */
export function OpenAlarms({ wish, list: { entries, listed } }: Given) {
  const t = useTranslations();
  const { store } = useLive();
  const reading = useReading();
  const peaks = usePeaks();
  const { mutate } = useSWRConfig();
  const { busy, watch } = useCalm();
  const [most, setMost] = useState(AT_ONCE);
  const [expanded, setExpanded] = useState<number>();
  const [helping, setHelping] = useState(false);
  const [holding, setHolding] = useState(false);
  const listElement = useRef<HTMLUListElement>(null);

  const all = useRows(entries, listed, busy || holding, writeAlarmWish(wish));
  const rows = all.slice(0, most);
  const open = rows.flatMap(({ alarm }) => (alarm.standing === 'none' ? [] : [alarm]));
  const selection = useSelection(open.map(({ id }) => id));
  const chosen = open.filter(({ id }) => selection.has(id));
  const deeds = useDeeds((ids) => {
    selection.drop(ids);
    void mutate(isJournalKey);
  });
  const held = chosen.length > 0 || deeds.doing;
  if (held !== holding) setHolding(held);
  const { cursor, reach } = useAlarmKeys({
    ...{ rows, selection, chosen, list: listElement, begin: deeds.begin },
    help: () => setHelping(true),
  });

  if (rows.length === 0) return <NoAlarms wish={wish} hidden={entries.length > 0} />;
  return (
    <>
      <ListHead
        selection={deeds.begin === undefined ? undefined : selection}
        help={() => setHelping(true)}
      />
      <ul ref={listElement} {...watch} data-reading={reading} className="flex flex-col gap-2">
        {rows.map((entry) => {
          const { alarm, name } = entry;
          const deed = firstDeed(alarm, store.serverNow());
          const idle = deed === undefined && alarm.standing !== 'none';
          return (
            <AlarmRow
              key={alarm.id}
              entry={entry}
              peak={peaks.get(alarm.id) ?? null}
              select={
                deeds.begin === undefined || alarm.standing === 'none' ? null : (
                  <SelectBox
                    selection={selection}
                    id={alarm.id}
                    label={t('alarms.select', { alarm: t(`freezer.alarm.${alarm.kind}`), name })}
                  />
                )
              }
              action={idle ? null : <FirstAction alarm={alarm} deed={deed} begin={deeds.begin} />}
              reachable={alarm.id === cursor}
              reach={() => reach(alarm.id)}
              expanded={expanded === alarm.id}
              expand={() => setExpanded(expanded === alarm.id ? undefined : alarm.id)}
            >
              <AlarmDetails alarm={alarm} begin={deeds.begin} />
            </AlarmRow>
          );
        })}
      </ul>
      {all.length > most ? (
        <Button look="quiet" onClick={() => setMost(most + AT_ONCE)} className="self-center">
          {t('alarms.moreOpen', { count: Math.min(AT_ONCE, all.length - most) })}
        </Button>
      ) : null}
      {deeds.begin !== undefined && chosen.length > 0 ? (
        <SelectionBar alarms={chosen} begin={deeds.begin} clear={selection.clear} />
      ) : null}
      {deeds.dialog}
      {helping ? <KeysDialog close={() => setHelping(false)} /> : null}
    </>
  );
}

function FirstAction(given: {
  alarm: AlarmView;
  deed: Deed | undefined;
  begin: Begin | undefined;
}) {
  const { alarm, deed, begin } = given;
  const t = useTranslations();
  if (alarm.standing === 'none') {
    return <span className="text-sm text-muted">{t('alarms.closed')}</span>;
  }
  if (deed === undefined || begin === undefined) return null;
  return (
    <Button look="quiet" onClick={() => begin(deed, [alarm])} className="bg-surface">
      {t(`deed.${deed}`)}
    </Button>
  );
}

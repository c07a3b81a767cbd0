'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import {
  AlarmTimes,
  AlarmValues,
  AlarmWho,
  NewestValue,
  WhichFreezer,
} from '#components/alarms/alarm-facts.tsx';
import { nextRow } from '#components/alarms/place-after.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { StatusWords } from '#components/live/status-words.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useFocusAfter } from '#components/ui/use-focus-after.ts';
import { statusOfAlarm } from '#lib/alarm/alarm-state.ts';
import type { AlarmEntry } from '#lib/alarm/list.ts';

type Given = {
  entry: AlarmEntry;
  peak?: number | null;
  /** What stands before it: a box to select it, where it can be. */
  select?: ReactNode;
  /** The first thing to do about it. */
  action?: ReactNode;
  reachable: boolean;
  reach?: () => void;
  expanded: boolean;
  expand: () => void;
  children: ReactNode;
};

const COLUMNS =
  'grid-cols-[auto_minmax(0,1fr)_auto] lg:grid-cols-[auto_minmax(0,4fr)_minmax(0,5fr)_minmax(0,4fr)_8rem_auto]';
const OPEN_AREAS =
  '[grid-template-areas:"select_what_now"_"._where_now"_"._values_more"_"._times_more"_"._who_more"_"._action_action"] lg:[grid-template-areas:"select_what_now_times_action_more"_"select_where_values_who_action_more"]';
/** The freezer's newest value says nothing of an alarm that has closed. */
const CLOSED_AREAS =
  '[grid-template-areas:"select_what_what"_"._where_where"_"._values_more"_"._times_more"_"._who_more"_"._action_action"] lg:[grid-template-areas:"select_what_values_times_action_more"_"select_where_values_who_action_more"]';

/** AM1: one alarm; a card on a phone, two lines of a table on a desk. */
export function AlarmRow(given: Given) {
  const { entry, peak = null, select, action, reachable, reach, expanded, expand } = given;
  const { alarm, name } = entry;
  const t = useTranslations('alarms');
  const kind = useTranslations('freezer.alarm')(alarm.kind);
  const { store } = useLive();
  const row = useFocusAfter<HTMLLIElement>(nextRow);
  const closed = alarm.standing === 'none';
  const status = statusOfAlarm(alarm, store.serverNow());
  return (
    <li
      ref={row}
      data-alarm={alarm.id}
      data-state={status.state}
      data-unacknowledged={status.unacknowledged || undefined}
      tabIndex={reachable ? 0 : -1}
      onFocus={reach}
      aria-label={`${kind}, ${name}`}
      className="scroll-mt-20 scroll-mb-40 rounded-2xl"
    >
      <div className="tile rounded-2xl border">
        <div
          className={`grid items-center gap-x-3 px-3 py-3 sm:px-4 ${COLUMNS} ${closed ? CLOSED_AREAS : OPEN_AREAS} ${select === undefined ? '-ml-3' : ''}`}
        >
          {select === undefined ? null : <div className="[grid-area:select]">{select}</div>}
          <div className="min-w-0 self-end text-sm [grid-area:what]">
            <StatusWords status={status} />
          </div>
          <div className="min-w-0 self-start [grid-area:where]">
            <WhichFreezer entry={entry} />
          </div>
          {closed ? null : (
            <p className="tile-value text-right text-xl font-semibold tracking-tight whitespace-nowrap tabular-nums [grid-area:now] lg:self-end lg:text-left lg:text-lg/5">
              <NewestValue freezer={alarm.freezer} />
            </p>
          )}
          <div
            className={`min-w-0 pt-1 [grid-area:values] lg:pt-0 ${closed ? 'self-center' : 'self-start'}`}
          >
            <AlarmValues alarm={alarm} peak={peak} />
          </div>
          <div className="min-w-0 self-end [grid-area:times]">
            <AlarmTimes alarm={alarm} />
          </div>
          <div className="min-w-0 self-start [grid-area:who]">
            <AlarmWho alarm={alarm} />
          </div>
          {action ? (
            <div className="mt-2 [grid-area:action] lg:mt-0 lg:justify-self-end">{action}</div>
          ) : null}
          <button
            type="button"
            aria-expanded={expanded}
            aria-label={t('open', { alarm: kind, name })}
            title={t('open', { alarm: kind, name })}
            onClick={expand}
            className="-my-2 grid size-10 cursor-pointer place-items-center self-end justify-self-end rounded-full text-muted [grid-area:more] hover:bg-line hover:text-ink lg:my-0 lg:self-center"
          >
            <Icon name="more" className={`size-4 ${expanded ? 'rotate-180' : ''}`} />
          </button>
        </div>
        {expanded ? <div className="border-t border-line px-4 py-3">{given.children}</div> : null}
      </div>
    </li>
  );
}

'use client';

import { type RefObject, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { NoteField } from '#components/alarms/note-field.tsx';
import { placeAfter } from '#components/alarms/place-after.ts';
import { Refusals } from '#components/alarms/refusals.tsx';
import { ShelfChoice } from '#components/alarms/shelf-choice.tsx';
import { useDeed } from '#components/alarms/use-deed.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import {
  type Deed,
  goesWith,
  type LeftOut,
  type Obstacle,
  type ShelfMinutes,
} from '#lib/alarm/deed.ts';
import type { AlarmView } from '#lib/alarm/view.ts';

const NAMED_AT_MOST = 4;

export type DeedGiven = {
  deed: Deed;
  alarms: readonly AlarmView[];
  /** Kept outside, so that closing the dialog loses nothing. */
  note: string;
  write: (note: string) => void;
  onDone: (ids: readonly number[]) => void;
  close: () => void;
};

/** AM2: what is to be done, to which, by whom, and with what words. */
export function DeedDialog({ deed, alarms, note, write, onDone, close }: DeedGiven) {
  const t = useTranslations();
  const [minutes, choose] = useState<ShelfMinutes>(60);
  const done = useRef(false);
  const after = useFocusAfterDeed(done);
  const finish = () => {
    done.current = true;
    write('');
    close();
  };
  const doing = useDeed({ deed, alarms, onDone, finish });
  const { act, targets, possible, leftOut, refused, working, noteMissing } = doing;
  const label = refused.length > 0 ? t('deed.again') : t(`deed.${deed}`);
  return (
    <Dialog
      title={t(`deed.title.${deed}`, { count: possible.length || alarms.length })}
      close={close}
      after={after}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void act(note, minutes);
        }}
      >
        <Which deed={deed} alarms={possible} leftOut={leftOut} />
        {deed === 'shelve' ? <ShelfChoice minutes={minutes} choose={choose} /> : null}
        <NoteField note={note} write={write} needed={deed === 'comment'} missing={noteMissing} />
        {refused.length > 0 ? (
          <Refusals refused={refused} done={possible.length - refused.length} />
        ) : null}
        <div className="flex flex-wrap-reverse justify-end gap-2">
          <Button look="quiet" onClick={targets.length === 0 ? finish : close}>
            {targets.length === 0 ? t('ask.close') : t('ask.cancel')}
          </Button>
          {targets.length === 0 ? null : (
            <Button type="submit" idle={working !== undefined}>
              {working === undefined ? label : t('deed.working', working)}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

/** A row's button goes when its deed is done; the row stays. The bar of what is selected goes as a whole. */
function useFocusAfterDeed(done: RefObject<boolean>) {
  const [opener] = useState(() => document.activeElement);
  const [row] = useState(() => opener?.closest<HTMLElement>('[data-alarm]') ?? null);
  return () => {
    if (row?.isConnected && (done.current || !opener?.isConnected)) return row;
    return opener?.isConnected ? null : placeAfter();
  };
}

function Which(given: { deed: Deed; alarms: readonly AlarmView[]; leftOut: LeftOut }) {
  const { deed, alarms, leftOut } = given;
  const t = useTranslations();
  const { store } = useLive();
  const words = (alarm: AlarmView) => {
    const known = store.facts(alarm.freezer)?.alarms ?? [];
    const also = goesWith(deed, alarm, known, store.serverNow());
    return [alarm, ...also].map(({ kind }) => t(`freezer.alarm.${kind}`)).join(' · ');
  };
  const more = alarms.length - NAMED_AT_MOST;
  return (
    <div className="text-sm">
      <ul>
        {alarms.slice(0, NAMED_AT_MOST).map((alarm) => (
          <li key={alarm.id} className="truncate">
            <strong className="font-medium">
              {store.facts(alarm.freezer)?.card?.name ?? alarm.freezer}
            </strong>
            <span className="text-muted"> · {words(alarm)}</span>
          </li>
        ))}
        {more > 0 ? <li className="text-muted">{t('deed.andMore', { count: more })}</li> : null}
      </ul>
      {Object.entries(leftOut).map(([obstacle, count]) => (
        <p key={obstacle} className="mt-1 text-xs text-muted">
          {t(`deed.leftOut.${obstacle as Obstacle}`, { count })}
        </p>
      ))}
      {alarms.length === 0 ? <p className="mt-1">{t('deed.nothing')}</p> : null}
    </div>
  );
}

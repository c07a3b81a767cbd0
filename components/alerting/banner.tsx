'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { prefetchDeeds, useDeeds } from '#components/alarms/deeds.tsx';
import { placeAfter } from '#components/alarms/place-after.ts';
import { Waiting, Worst } from '#components/alerting/banner-words.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useFocusAfter } from '#components/ui/use-focus-after.ts';
import { raisingOf } from '#lib/alarm/alerting.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { isLoud } from '#lib/alarm/waiting.ts';

const BUTTON =
  'flex min-h-9 cursor-pointer items-center rounded-full border border-current px-3.5 text-sm font-medium whitespace-nowrap hover:bg-current/15';
const LOUD = 'bg-bad text-page border-bad';
const QUIET = 'bg-surface text-ink border-warn';

/** AT1: the worst of the alarms that wait. It can be made small; it leaves when all are acknowledged. */
export function Banner({ waiting }: { waiting: readonly AlarmView[] }) {
  const { begin, dialog } = useDeeds();
  const [folded, fold] = useState<ReadonlySet<string>>(NONE);
  const [worst] = waiting;
  // One that comes later unfolds it.
  const small = waiting.every((alarm) => folded.has(raisingOf(alarm)));
  const called = worst !== undefined;
  useEffect(() => {
    if (called) prefetchDeeds();
  }, [called]);
  return (
    <>
      {worst === undefined ? null : (
        <Strip
          {...{ worst, small }}
          count={waiting.length}
          acknowledge={begin && (() => begin('acknowledge', [worst]))}
          fold={() => fold(small ? NONE : new Set(waiting.map(raisingOf)))}
        />
      )}
      {dialog}
    </>
  );
}

const NONE: ReadonlySet<string> = new Set();
const ROW = 'mx-auto flex max-w-[110rem] items-center gap-x-3 px-4 sm:px-6';

type Given = {
  worst: AlarmView;
  small: boolean;
  count: number;
  /** Undefined for whoever may only look. */
  acknowledge: (() => void) | undefined;
  fold: () => void;
};

function Strip(given: Given) {
  const { worst, small } = given;
  const t = useTranslations('alerting');
  const strip = useFocusAfter<HTMLElement>(() => placeAfter);
  return (
    <section
      ref={strip}
      aria-label={t('banner')}
      data-banner={worst.id}
      data-folded={small}
      className={`sticky top-0 z-40 border-b print:hidden ${isLoud(worst) ? LOUD : QUIET}`}
    >
      <Row {...given} />
    </section>
  );
}

function Row({ worst, small, count, acknowledge, fold }: Given) {
  const t = useTranslations();
  const here = usePathname().startsWith('/alarms');
  return (
    <div className={`${ROW} ${small ? 'min-h-8 text-xs font-medium' : 'flex-wrap gap-y-2 py-2'}`}>
      {small ? <Waiting count={count} /> : <Worst alarm={worst} more={count - 1} />}
      <span
        className={`flex items-center gap-2 sm:ml-auto ${small ? 'ml-auto' : 'grow sm:grow-0'}`}
      >
        {small ? null : (
          <>
            {acknowledge === undefined ? null : (
              <button type="button" onClick={acknowledge} className={BUTTON}>
                {t('deed.acknowledge')}
              </button>
            )}
            {here ? null : (
              <Link href="/alarms" prefetch={false} className={BUTTON}>
                {t('alerting.see')}
              </Link>
            )}
          </>
        )}
        <Toggle {...{ small, count, fold }} />
      </span>
    </div>
  );
}

/** One for both, so that it keeps the keyboard's focus; of a small banner all of it can be clicked. */
function Toggle({ small, count, fold }: { small: boolean; count: number; fold: () => void }) {
  const t = useTranslations('alerting');
  const label = small ? `${t('waiting', { count })}: ${t('unfold')}` : t('fold');
  const look = small
    ? 'gap-1.5 after:absolute after:inset-0'
    : 'size-9 justify-center rounded-full hover:bg-current/15';
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-expanded={!small}
      onClick={fold}
      className={`ml-auto flex cursor-pointer items-center ${look}`}
    >
      {small ? t('unfold') : null}
      <Icon name="more" className={small ? 'size-3.5' : 'size-4 rotate-180'} />
    </button>
  );
}

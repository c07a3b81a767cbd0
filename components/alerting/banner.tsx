'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { prefetchDeeds, useDeeds } from '#components/alarms/deeds.tsx';
import { Lasting } from '#components/live/age.tsx';
import { useFacts, useFreezer } from '#components/live/use-live.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Sign } from '#components/ui/sign.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';
import { isLoud } from '#lib/alarm/waiting.ts';
import { raisingOf } from '#lib/alerting.ts';
import { formatCelsius } from '#lib/format.ts';
import { freezerPath } from '#lib/freezer-address.ts';

const BUTTON =
  'flex min-h-9 cursor-pointer items-center rounded-full border border-current px-3.5 text-sm font-medium whitespace-nowrap hover:bg-current/15';
const LOUD = 'bg-bad text-page border-bad';
const QUIET = 'bg-surface text-ink border-warn';

/** AT1: the worst of the alarms that wait. It can be made small; it leaves when all are acknowledged. */
export function Banner({ waiting }: { waiting: readonly AlarmView[] }) {
  const t = useTranslations('alerting');
  const { begin, dialog } = useDeeds();
  const [folded, fold] = useState<ReadonlySet<string>>(NONE);
  const [worst] = waiting;
  // One that comes later unfolds it.
  const small = waiting.every((alarm) => folded.has(raisingOf(alarm)));
  const called = worst !== undefined;
  useEffect(() => {
    if (called) prefetchDeeds();
  }, [called]);
  const look = worst !== undefined && isLoud(worst) ? LOUD : QUIET;
  return (
    <>
      {worst === undefined ? null : (
        <section
          aria-label={t('banner')}
          data-banner={worst.id}
          data-folded={small}
          className={`sticky top-0 z-40 border-b print:hidden ${look}`}
        >
          <Row
            {...{ worst, small }}
            count={waiting.length}
            acknowledge={() => begin('acknowledge', [worst])}
            fold={() => fold(small ? NONE : new Set(waiting.map(raisingOf)))}
          />
        </section>
      )}
      {dialog}
    </>
  );
}

const NONE: ReadonlySet<string> = new Set();
const ROW = 'mx-auto flex max-w-[110rem] items-center gap-x-3 px-4 sm:px-6';

function Row(given: {
  worst: AlarmView;
  small: boolean;
  count: number;
  acknowledge: () => void;
  fold: () => void;
}) {
  const { worst, small, count, acknowledge, fold } = given;
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
            <button type="button" onClick={acknowledge} className={BUTTON}>
              {t('deed.acknowledge')}
            </button>
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

function Waiting({ count }: { count: number }) {
  const t = useTranslations('alerting');
  return (
    <>
      <Sign shape="diamond" className="" />
      {t('waiting', { count })}
    </>
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

function Worst({ alarm, more }: { alarm: AlarmView; more: number }) {
  const t = useTranslations('freezer');
  const others = useTranslations('alerting');
  const locale = useLocale();
  const newest = useFreezer(alarm.freezer);
  const name = useFacts(alarm.freezer)?.card?.name ?? alarm.freezer;
  const kind = t(`alarm.${alarm.kind}`);
  const over = alarm.standing === 'returned';
  return (
    <p className="flex min-w-0 flex-wrap items-baseline gap-x-2.5 text-sm">
      <Sign
        shape={over ? 'square' : isLoud(alarm) ? 'diamond' : 'triangle'}
        className={isLoud(alarm) ? '' : 'text-warn'}
      />
      <Link
        href={freezerPath(alarm.freezer)}
        prefetch={false}
        className="max-w-[16rem] truncate font-semibold hover:underline"
      >
        {name}
      </Link>
      <span>{over ? t('returned', { alarm: kind }) : kind}</span>
      {newest === undefined ? null : (
        <span className="font-semibold whitespace-nowrap tabular-nums">
          {formatCelsius(newest.celsius, locale)} °C
        </span>
      )}
      <span className="whitespace-nowrap tabular-nums">
        {t.rich('for', { span: () => <Lasting since={alarm.since} /> })}
      </span>
      {more > 0 ? (
        <span className="whitespace-nowrap">· {others('more', { count: more })}</span>
      ) : null}
    </p>
  );
}

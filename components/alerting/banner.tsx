'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useDeeds } from '#components/alarms/deeds.tsx';
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
          {small ? (
            <Folded count={waiting.length} unfold={() => fold(NONE)} />
          ) : (
            <Unfolded
              worst={worst}
              more={waiting.length - 1}
              acknowledge={() => begin('acknowledge', [worst])}
              fold={() => fold(new Set(waiting.map(raisingOf)))}
            />
          )}
        </section>
      )}
      {dialog}
    </>
  );
}

const NONE: ReadonlySet<string> = new Set();
const ROW = 'mx-auto flex max-w-[110rem] items-center gap-x-3 px-4 sm:px-6';

function Folded({ count, unfold }: { count: number; unfold: () => void }) {
  const t = useTranslations('alerting');
  return (
    <button
      type="button"
      onClick={unfold}
      aria-expanded={false}
      className="block w-full cursor-pointer text-left"
    >
      <span className={`${ROW} min-h-8 text-xs font-medium`}>
        <Sign shape="diamond" className="" />
        {t('waiting', { count })}
        <span className="ml-auto flex items-center gap-1.5">
          {t('unfold')} <Icon name="more" className="size-3.5" />
        </span>
      </span>
    </button>
  );
}

function Unfolded(given: {
  worst: AlarmView;
  more: number;
  acknowledge: () => void;
  fold: () => void;
}) {
  const { worst, more, acknowledge, fold } = given;
  const t = useTranslations();
  const here = usePathname().startsWith('/alarms');
  return (
    <div className={`${ROW} flex-wrap gap-y-2 py-2`}>
      <Worst alarm={worst} more={more} />
      <span className="flex grow items-center gap-2 sm:ml-auto sm:grow-0">
        <button type="button" onClick={acknowledge} className={BUTTON}>
          {t('deed.acknowledge')}
        </button>
        {here ? null : (
          <Link href="/alarms" prefetch={false} className={BUTTON}>
            {t('alerting.see')}
          </Link>
        )}
        <button
          type="button"
          title={t('alerting.fold')}
          aria-label={t('alerting.fold')}
          aria-expanded
          onClick={fold}
          className="ml-auto grid size-9 cursor-pointer place-items-center rounded-full hover:bg-current/15"
        >
          <Icon name="more" className="size-4 rotate-180" />
        </button>
      </span>
    </div>
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

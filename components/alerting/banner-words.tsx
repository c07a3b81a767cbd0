'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { Lasting } from '#components/live/age.tsx';
import { SimulatedMark } from '#components/live/simulated-mark.tsx';
import { useFacts, useFreezer } from '#components/live/use-live.ts';
import { Sign } from '#components/ui/sign.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';
import { isLoud } from '#lib/alarm/waiting.ts';
import { freezerPath } from '#lib/freezer/address.ts';
import { formatDegrees } from '#lib/words/format.ts';

/** All that a small banner says. */
export function Waiting({ count }: { count: number }) {
  const t = useTranslations('alerting');
  return (
    <>
      <Sign shape="diamond" className="" />
      {t('waiting', { count })}
    </>
  );
}

/** The worst alarm in one line, and how many more there are. */
export function Worst({ alarm, more }: { alarm: AlarmView; more: number }) {
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
      {newest?.simulated ? <SimulatedMark loud /> : null}
      <span>{over ? t('returned', { alarm: kind }) : kind}</span>
      {newest === undefined ? null : (
        <span className="font-semibold whitespace-nowrap tabular-nums">
          {formatDegrees(newest.celsius, locale)}
        </span>
      )}
      <span className="whitespace-nowrap tabular-nums">
        {t.rich('for', {
          span: () => <Lasting since={(over ? alarm.returnedAt : null) ?? alarm.since} />,
        })}
      </span>
      {more > 0 ? (
        <span className="whitespace-nowrap">· {others('more', { count: more })}</span>
      ) : null}
    </p>
  );
}

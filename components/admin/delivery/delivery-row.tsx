'use client';

import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { SHOWN_STEPS } from '#components/admin/delivery/step-label.tsx';
import { useNumbers } from '#components/admin/delivery/use-numbers.ts';
import { SimulatedMark } from '#components/live/simulated-mark.tsx';
import type { Delivery } from '#lib/delivery/delivery-list.ts';
import type { MessageName } from '#lib/delivery/message-name.ts';
import { placeName } from '#lib/delivery/news.ts';
import { journeyOf, timesOf } from '#lib/delivery/steps.ts';

type Given = {
  one: Delivery;
  topic: string;
  columns: string;
  open: (name: MessageName) => void;
};

/** One message: what it says, where it lies, and how long after sending it was where. */
export const DeliveryRow = memo(function DeliveryRow({ one, topic, columns, open }: Given) {
  const t = useTranslations('deliveryAdmin');
  const { partition, offset, key, value } = one;
  const { steps } = journeyOf(timesOf(one));
  const shown = steps.filter(({ name }) => (SHOWN_STEPS as readonly string[]).includes(name));
  return (
    <li className="border-b border-line last:border-0">
      <button
        type="button"
        data-delivery={placeName(one)}
        onClick={() => open({ partition, offset })}
        className={`${columns} grid w-full cursor-pointer grid-cols-2 items-baseline gap-y-0.5 px-4 py-2 text-left text-sm hover:bg-line/60 lg:py-1.5`}
      >
        <span className="flex min-w-0 items-baseline gap-1.5">
          <span className="truncate font-medium">
            {key ?? <i className="text-muted">{t('live.noKey')}</i>}
          </span>
          {one.simulated ? <SimulatedMark length="brief" /> : null}
        </span>
        <span className="truncate text-right tabular-nums lg:text-left">
          {one.check ? (
            <i className="text-muted">{t('live.check')}</i>
          ) : (
            (value ?? <i className="text-muted">{t('live.noValue')}</i>)
          )}
        </span>
        <span className="col-span-2 truncate text-muted tabular-nums lg:col-span-1">
          {t('live.place', { topic, partition, offset: String(offset) })}
        </span>
        {shown.map(({ name, at, afterMs }) => (
          <span
            key={name}
            className="flex justify-between gap-2 text-xs tabular-nums lg:justify-end lg:text-sm"
          >
            <span className="text-muted lg:sr-only">{t(`step.${name}`)}</span>
            <After at={at} afterMs={afterMs} isWaited={name === 'recorded'} />
          </span>
        ))}
      </button>
    </li>
  );
});

function After(given: { at: number | null; afterMs: number | null; isWaited: boolean }) {
  const { at, afterMs, isWaited } = given;
  const { time } = useNumbers();
  if (afterMs !== null) return <span>{time(afterMs)}</span>;
  if (at !== null) return <span className="text-muted">✓</span>;
  return <span className="text-muted">{isWaited ? '…' : '–'}</span>;
}

'use client';

import { useLocale, useTranslations } from 'use-intl';
import { Panel } from '#components/admin/panel.tsx';
import type { Receipt } from '#lib/api/simulation.ts';

/** Some of the newest acknowledgements: where in the log a reading is, and how long that took. */
export function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
  const t = useTranslations('simulationAdmin');
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <Panel title={t('receipts.title')} folded>
      {receipts.length === 0 ? (
        <p className="text-sm text-muted">{t('receipts.none')}</p>
      ) : (
        <ul className="flex flex-col gap-1 font-mono text-xs">
          {receipts.map((receipt) => {
            const { sensor, topic, partition, offset, latencyMs, sentAt } = receipt;
            const place = { sensor, topic, partition };
            return (
              <li
                key={`${sensor} ${partition} ${offset} ${sentAt} ${latencyMs}`}
                data-receipt={`${sensor} ${partition} ${offset ?? ''}`}
                className="flex justify-between gap-4"
              >
                <span className="min-w-0 truncate">
                  {offset === null
                    ? t('receipts.noOffset', place)
                    : t('receipts.one', { ...place, offset })}
                </span>
                <span className="whitespace-nowrap text-muted tabular-nums">
                  {t('milliseconds', { value: number.format(latencyMs) })}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

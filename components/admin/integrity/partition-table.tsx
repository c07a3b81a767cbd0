'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { PartitionCounts } from '#lib/integrity/judge.ts';
import { COUNTS, totalOf } from '#lib/integrity/verdict.ts';

/** What there should be none of. */
const BAD: readonly (typeof COUNTS)[number][] = ['missing', 'doubled', 'outOfOrder', 'altered'];
const CELL = 'px-2 py-2 text-right tabular-nums sm:px-3';

/** What became of the messages of each partition, and of all. */
export function PartitionTable({ partitions }: { partitions: readonly PartitionCounts[] }) {
  const t = useTranslations('integrityAdmin');
  const isKnown = partitions.every(({ missing }) => missing !== null);
  return (
    <div className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled has to be reached by keyboard */}
      <section aria-label={t('perPartition')} tabIndex={0} className="overflow-x-auto">
        <table className="w-full text-xs whitespace-nowrap sm:text-sm">
          <thead>
            <tr className="border-b border-line text-muted">
              <th scope="col" className="px-2 py-2 text-left font-medium sm:px-3">
                {t('partition')}
              </th>
              {COUNTS.map((name) => (
                <th key={name} scope="col" className={`${CELL} font-medium`}>
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {partitions.map((one) => (
              <Row key={one.partition} head={String(one.partition)} counts={one} />
            ))}
          </tbody>
          <tfoot className="border-t-2 border-line">
            <Row head={t('all')} counts={totalOf(partitions)} />
          </tfoot>
        </table>
      </section>
      {isKnown ? null : <p className="text-xs text-muted">{t('unknownText')}</p>}
    </div>
  );
}

type RowGiven = { head: string; counts: Omit<PartitionCounts, 'partition'> };

function Row({ head, counts }: RowGiven) {
  const t = useTranslations('integrityAdmin');
  const figure = new Intl.NumberFormat(useLocale());
  return (
    <tr className="border-b border-line last:border-0" data-partition={head}>
      <th scope="row" className="px-2 py-2 text-left font-medium sm:px-3">
        {head}
      </th>
      {COUNTS.map((name) => {
        const count = counts[name];
        const bad = BAD.includes(name) && count !== 0;
        const look = bad ? `font-semibold ${count === null ? 'text-warn' : 'text-bad'}` : '';
        return (
          <td key={name} data-count={name} className={`${CELL} ${look}`}>
            {count === null ? t('unknown') : figure.format(count)}
          </td>
        );
      })}
    </tr>
  );
}

'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useNumbers } from '#components/admin/delivery/use-numbers.ts';
import { Moment } from '#components/live/moment.tsx';
import type { RebalanceView } from '#lib/api/delivery-group.ts';

/** When the partitions were shared out anew, and why. */
export function Rebalances({ rebalances }: { rebalances: readonly RebalanceView[] }) {
  const t = useTranslations('deliveryAdmin.group');
  const [last, ...earlier] = rebalances;
  return (
    <div>
      <h3 className="font-medium">{t('last')}</h3>
      {last === undefined ? <p className="text-muted">{t('noneYet')}</p> : <Line of={last} />}
      {earlier.length === 0 ? null : (
        <details className="mt-1">
          <summary className="min-h-8 cursor-pointer content-center text-xs text-muted">
            {t('earlier')}
          </summary>
          <ul className="flex flex-col gap-1.5">
            {earlier.map((each) => (
              <li key={`${each.at} ${each.generation}`}>
                <Line of={each} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Line({ of }: { of: RebalanceView }) {
  const t = useTranslations('deliveryAdmin.group');
  const { time } = useNumbers();
  const cause = useCauseWords()(of);
  return (
    <p data-rebalance={of.cause}>
      <span className="text-muted">
        <Moment at={of.at} />
        {of.generation === null ? null : ` · ${t('generationIs', { generation: of.generation })}`}
      </span>
      <br />
      {t('took', { cause, time: time(of.tookMs) })}
    </p>
  );
}

/** Why there was a rebalance. */
export function useCauseWords(): (of: RebalanceView) => string {
  const t = useTranslations('deliveryAdmin.cause');
  const list = new Intl.ListFormat(useLocale());
  const names = (members: RebalanceView['joined']) =>
    list.format(members.map(({ clientId, host }) => `${clientId} (${host})`));
  return ({ cause, joined, left }) => t(cause, { joined: names(joined), left: names(left) });
}

'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCauseWords } from '#components/admin/delivery/rebalances.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { GroupView } from '#lib/api/delivery-group.ts';

/** DE12: a rebalance that happens while somebody looks is explained. */
export function RebalanceNotice({ group }: { group: GroupView }) {
  const t = useTranslations('deliveryAdmin.rebalance');
  const causeOf = useCauseWords();
  const newest = group.rebalances[0];
  const [known, setKnown] = useState(newest?.at);
  const isNew = newest !== undefined && newest.at !== known;
  const isOn = group.rebalancing || group.state?.endsWith('Rebalance') === true;
  return (
    <div role="status" className="empty:hidden" data-rebalanced={isNew || undefined}>
      {isNew || isOn ? (
        <Notice
          tone="info"
          {...(isNew && !isOn
            ? { action: { label: t('dismiss'), act: () => setKnown(newest.at) } }
            : {})}
        >
          <strong className="font-medium">{isOn ? t('now') : t('was')}</strong>{' '}
          {isNew && !isOn ? `${causeOf(newest)} ` : null}
          {t('text')}
        </Notice>
      ) : null}
    </div>
  );
}

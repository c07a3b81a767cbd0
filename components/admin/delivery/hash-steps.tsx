'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '#components/ui/icon.tsx';
import type { WorkedOut } from '#lib/delivery/hash-worked-out.ts';

type Given = { name: string; worked: WorkedOut; partitions: number; fits: boolean };

/** DE7: the hash of a key, reckoned step by step. Digits stand as they are: one may reckon along. */
export function HashSteps({ name, worked, partitions, fits }: Given) {
  const t = useTranslations('deliveryAdmin.hash');
  const { partitioner, hash, dividend, partition } = worked;
  return (
    <div className="rounded-lg border border-line bg-page px-3 py-2">
      <p className="text-xs text-muted">{t(`rule.${partitioner}`)}</p>
      <p className="font-mono text-xs leading-relaxed break-all" data-worked={partitioner}>
        {t('step', { rule: partitioner, key: name, hash: signed(hash) })}
        <br />
        {partitioner === 'murmur2' ? (
          <>
            {t('positive', { dividend: String(dividend) })}
            <br />
          </>
        ) : null}
        {t('modulo', { dividend: String(dividend), partitions, partition })}
      </p>
      <p className="mt-1 flex items-center gap-1 text-xs font-medium">
        {fits ? <Icon name="check" className="size-3.5 text-good" /> : null}
        {t('result', { partition })}
      </p>
    </div>
  );
}

function signed(value: number): string {
  return String(value).replace('-', '−');
}

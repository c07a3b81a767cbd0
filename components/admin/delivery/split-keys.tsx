'use client';

import { useLocale, useTranslations } from 'use-intl';
import { Notice } from '#components/ui/notice.tsx';
import type { PartitionDelivery } from '#lib/api/delivery.ts';
import { type SplitKey as Split, splitKeys } from '#lib/delivery/placement.ts';

const SHOWN = 3;

/** DE7: keys that lie on several partitions, and why that comes about. */
export function SplitKeys({ all }: { all: readonly PartitionDelivery[] }) {
  const seen = all.map(({ partition, keys }) => ({
    partition,
    keys: keys.list.map(({ freezer }) => freezer),
  }));
  const split = splitKeys(seen, all.length);
  return (
    <>
      {split.slice(0, SHOWN).map((each) => (
        <SplitKey key={each.key} of={each} />
      ))}
    </>
  );
}

function SplitKey({ of: { key, seen } }: { of: Split }) {
  const t = useTranslations('deliveryAdmin');
  const list = new Intl.ListFormat(useLocale());
  const partitions = list.format(seen.map(({ partition }) => String(partition)));
  const rules = seen.map(({ partition, by }) => {
    const [rule] = by;
    return rule && t('split.on', { rule: t(`hash.rule.${rule}`), partition });
  });
  const isExplained = rules.every((each) => each !== undefined);
  return (
    <div data-split={key}>
      <Notice tone="warn">
        <strong className="font-medium">
          {t('split.title', { key, count: seen.length, partitions })}
        </strong>{' '}
        {isExplained
          ? t('split.clients', { rules: list.format(rules.filter((each) => each !== undefined)) })
          : t('split.grown')}{' '}
        {t('split.text')}
      </Notice>
    </div>
  );
}

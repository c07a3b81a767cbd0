'use client';

import { useTranslations } from 'use-intl';
import { WorkedOutKey } from '#components/admin/delivery/worked-out-key.tsx';
import { Explained } from '#components/ui/explained.tsx';
import type { PartitionDelivery } from '#lib/api/delivery.ts';
import { exampleFor } from '#lib/delivery/placement.ts';

/** Of so many partitions a key is looked up and worked out; more would say no more. */
const WORKED_OUT = 3;

type Given = { one: PartitionDelivery; all: readonly PartitionDelivery[] };

/** DE7: why there is nothing on a partition, with the hashes of the keys that are elsewhere. */
export function WhyEmpty({ one, all }: Given) {
  const t = useTranslations('deliveryAdmin.empty');
  return (
    <div className="text-sm">
      <p className="text-muted">{t(reasonOf(one), { offset: one.high })}</p>
      {reasonOf(one) === 'never' ? (
        <Explained
          title={t('title')}
          about={<Elsewhere one={one} all={all} />}
          className="mt-1 font-medium text-accent"
        >
          {t('title')}
        </Explained>
      ) : null}
    </div>
  );
}

function reasonOf({ low, high, position, lag }: PartitionDelivery) {
  if (high === 0) return 'never';
  if (low === high) return 'dropped';
  return position === null || lag > 0 ? 'unread' : 'noReadings';
}

function Elsewhere({ one, all }: Given) {
  const t = useTranslations('deliveryAdmin');
  const partitions = all.length;
  const known = all.flatMap(({ partition, keys }) =>
    keys.list.slice(0, 1).map(({ freezer, newest }) => ({ partition, freezer, newest })),
  );
  const [murmur2, crc32] = [example('murmur2'), example('crc32')];
  return (
    <>
      <p>{t('hash.intro')}</p>
      <p>{known.length === 0 ? t('empty.noKeys') : t('empty.keys')}</p>
      {known.slice(0, WORKED_OUT).map((each) => (
        <WorkedOutKey key={each.partition} {...each} partitions={partitions} brief />
      ))}
      <p>{t('empty.example', { murmur2, crc32 })}</p>
      <p className="text-muted">{t('empty.fine')}</p>
    </>
  );

  function example(rule: 'murmur2' | 'crc32'): string {
    return exampleFor(rule, one.partition, partitions) ?? '–';
  }
}

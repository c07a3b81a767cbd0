'use client';

import { useTranslations } from 'use-intl';
import { HashSteps } from '#components/admin/delivery/hash-steps.tsx';
import { Explained } from '#components/ui/explained.tsx';
import type { PartitionDelivery } from '#lib/api/delivery.ts';
import { exampleFor, type PlacedKey, placeKeys } from '#lib/delivery/placement.ts';

/** So many keys are worked out; a thousand would say no more. */
const WORKED_OUT = 6;

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
  const placed = placeKeys(
    all.map((each) => ({
      partition: each.partition,
      keys: each.keys.list.map(({ freezer }) => freezer),
    })),
    partitions,
  );
  const known = all.reduce((sum, { keys }) => sum + keys.count, 0);
  const [murmur2, crc32] = [example('murmur2'), example('crc32')];
  return (
    <>
      <p>{t('hash.intro')}</p>
      {placed.length === 0 ? <p>{t('empty.noKeys')}</p> : <p>{t('empty.keys')}</p>}
      {placed.slice(0, WORKED_OUT).map((key) => (
        <Worked key={key.key} of={key} partitions={partitions} />
      ))}
      {known > WORKED_OUT ? <p className="text-muted">{t('empty.more')}</p> : null}
      <p>{t('empty.example', { murmur2, crc32 })}</p>
      <p className="text-muted">{t('empty.fine')}</p>
    </>
  );

  function example(rule: 'murmur2' | 'crc32'): string {
    return exampleFor(rule, one.partition, partitions) ?? '–';
  }
}

/** By the rule that put it where it is; by both where none did. */
function Worked({ of: { key, seen, worked }, partitions }: { of: PlacedKey; partitions: number }) {
  const by = seen.flatMap((each) => each.by);
  const shown = by.length === 0 ? worked : worked.filter((each) => by.includes(each.partitioner));
  return (
    <>
      {shown.slice(0, by.length === 0 ? 2 : 1).map((each) => (
        <HashSteps
          key={each.partitioner}
          name={key}
          worked={each}
          partitions={partitions}
          fits={by.length > 0}
        />
      ))}
    </>
  );
}

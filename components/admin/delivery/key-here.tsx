'use client';

import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { HashSteps } from '#components/admin/delivery/hash-steps.tsx';
import { Explained } from '#components/ui/explained.tsx';
import { explainedBy, workOut } from '#lib/delivery/hash-worked-out.ts';
import { PARTITIONERS } from '#lib/simulation/partitioner.ts';

type Given = { name: string; partition: number; partitions: number };

/** DE7: a key that, pressed, says why it lies where it does. */
export const KeyHere = memo(function KeyHere({ name, partition, partitions }: Given) {
  const t = useTranslations('deliveryAdmin');
  const about = <Reasons name={name} partition={partition} partitions={partitions} />;
  return (
    <Explained title={t('keys.why', { key: name })} about={about} className="min-w-0 break-all">
      {name}
    </Explained>
  );
});

function Reasons({ name, partition, partitions }: Given) {
  const t = useTranslations('deliveryAdmin');
  const by = explainedBy(name, partition, partitions);
  const [only, other] = by;
  return (
    <>
      <p>{t('hash.intro')}</p>
      {PARTITIONERS.map((each) => (
        <HashSteps
          key={each}
          name={name}
          worked={workOut(each, name, partitions)}
          partitions={partitions}
          fits={by.includes(each)}
        />
      ))}
      <p className="font-medium">
        {only === undefined
          ? t('hash.neither', { partition })
          : other === undefined
            ? t('hash.one', { key: name, partition, rule: t(`hash.rule.${only}`) })
            : t('hash.both', { partition })}
      </p>
    </>
  );
}

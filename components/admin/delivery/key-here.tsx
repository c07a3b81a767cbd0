'use client';

import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { WorkedOutKey } from '#components/admin/delivery/worked-out-key.tsx';
import { Explained } from '#components/ui/explained.tsx';

type Given = { name: string; partition: number; newest: number; partitions: number };

/** DE7: a freezer that, pressed, says why its readings lie here. */
export const KeyHere = memo(Here, isSameKey);

/** Another is newest with each answer, and any of them tells the key. */
function isSameKey(a: Given, b: Given): boolean {
  return a.name === b.name && a.partition === b.partition && a.partitions === b.partitions;
}

function Here({ name, ...place }: Given) {
  const t = useTranslations('deliveryAdmin');
  const about = (
    <>
      <p>{t('hash.intro')}</p>
      <WorkedOutKey freezer={name} {...place} />
    </>
  );
  return (
    <Explained title={t('keys.why', { key: name })} about={about} className="min-w-0 break-all">
      {name}
    </Explained>
  );
}

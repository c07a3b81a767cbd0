'use client';

import { useTranslations } from 'use-intl';
import { HashSteps } from '#components/admin/delivery/hash-steps.tsx';
import { useCarriedKey } from '#components/admin/delivery/use-carried-key.ts';
import { explainedBy, workOut } from '#lib/delivery/hash-worked-out.ts';
import { PARTITIONERS } from '#lib/simulation/partitioner.ts';

type Given = {
  freezer: string;
  partition: number;
  /** Where the newest of its readings on that partition lies. */
  newest: number;
  partitions: number;
  /** Only the rule that explains it. */
  brief?: boolean;
};

/** DE7: why a freezer's readings lie on a partition, by the key that the newest of them carries. */
export function WorkedOutKey({ freezer, partition, newest, partitions, brief = false }: Given) {
  const t = useTranslations('deliveryAdmin');
  const carried = useCarriedKey({ partition, offset: newest });
  switch (carried.is) {
    case 'asking':
      return (
        <>
          <p role="status" className="text-muted">
            {t('carried.asking', { freezer })}
          </p>
          {/* Takes the room that the answer most likely will. */}
          <div aria-hidden="true" className="invisible flex flex-col gap-2">
            <Worked name={freezer} {...{ partition, partitions, brief }} />
          </div>
        </>
      );
    case 'none':
    case 'bytes':
      return <p data-carried={carried.is}>{t(`carried.${carried.is}`, { freezer, partition })}</p>;
    case 'unread':
      return (
        <>
          <p data-carried="unread">{t('carried.unread', { freezer })}</p>
          <Worked name={freezer} {...{ partition, partitions, brief }} />
        </>
      );
    case 'text':
      return (
        <>
          {carried.text === freezer ? null : (
            <p data-carried="other">{t('carried.other', { freezer, key: carried.text })}</p>
          )}
          <Worked name={carried.text} {...{ partition, partitions, brief }} />
        </>
      );
  }
}

type WorkedGiven = { name: string; partition: number; partitions: number; brief: boolean };

function Worked({ name, partition, partitions, brief }: WorkedGiven) {
  const t = useTranslations('deliveryAdmin.hash');
  const by = explainedBy(name, partition, partitions);
  const [only, other] = by;
  const shown = brief && only !== undefined ? [only] : PARTITIONERS;
  return (
    <>
      {shown.map((each) => (
        <HashSteps
          key={each}
          name={name}
          worked={workOut(each, name, partitions)}
          partitions={partitions}
          fits={by.includes(each)}
        />
      ))}
      {brief && only !== undefined ? null : (
        <p className="font-medium">
          {only === undefined
            ? t('neither', { partition })
            : other === undefined
              ? t('one', { key: name, partition, rule: t(`rule.${only}`) })
              : t('both', { partition })}
        </p>
      )}
    </>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import { type PartitionShare, whyOf } from '#lib/simulation/partition-words.ts';

/** So many sensors of a partition are named. */
const SHOWN = 12;
/** More partitions than this stand in two columns. */
const MANY = 6;

/** SM9: which sensors' readings land on which partition, known before anything is sent. */
export function PartitionMap({
  map,
  sensors,
}: {
  map: readonly PartitionShare[];
  sensors: number;
}) {
  const t = useTranslations('simulationAdmin.map');
  return (
    <div className="flex flex-col gap-2">
      <div>
        <h3 className="text-sm font-medium">{t('title')}</h3>
        <p className="mt-0.5 text-xs text-muted">
          {map.length === 0 ? t('unknown') : t('text', { count: sensors })}
        </p>
      </div>
      {map.length === 0 ? null : (
        <>
          <ol className={`grid gap-1.5 ${map.length > MANY ? 'grid-cols-2' : ''}`}>
            {map.map((share, partition) => (
              <Share key={partition} partition={partition} share={share} />
            ))}
          </ol>
          <p className="text-xs text-muted" data-why={whyOf(map)}>
            {t(`why.${whyOf(map)}`)}
          </p>
        </>
      )}
    </div>
  );
}

function Share({ partition, share }: { partition: number; share: PartitionShare }) {
  const t = useTranslations('simulationAdmin.map');
  const some = share === 'all' ? [] : share.slice(0, SHOWN);
  const more = share === 'all' ? 0 : share.length - some.length;
  const empty = share.length === 0;
  return (
    <li
      data-partition={partition}
      data-sensors={share === 'all' ? 'all' : share.join(' ')}
      className={`rounded-xl border px-3 py-2 text-sm ${empty ? 'border-dashed border-muted' : 'border-line bg-page'}`}
    >
      <p className="flex justify-between gap-3">
        <span className="font-medium">{t('partition', { partition })}</span>
        <span className="text-muted">
          {share === 'all' ? t('turns') : t('sensors', { count: share.length })}
        </span>
      </p>
      {some.length === 0 ? null : (
        <p className="mt-0.5 font-mono text-xs break-words text-muted">
          {some.join(', ')} {more > 0 ? t('more', { count: more }) : null}
        </p>
      )}
    </li>
  );
}

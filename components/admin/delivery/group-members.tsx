'use client';

import { useTranslations } from 'use-intl';
import { useNumbers } from '#components/admin/delivery/use-numbers.ts';
import { Explained } from '#components/ui/explained.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { GroupView } from '#lib/api/delivery-group.ts';

type Members = GroupView['members'];

/** Each member with its share, and what Kafka was told of each partition. */
export function GroupMembers({ group }: { group: GroupView }) {
  const t = useTranslations('deliveryAdmin.group');
  const { whole } = useNumbers();
  const { members, me, clientId, state, committed } = group;
  if (state === null) return <p className="text-muted">{t('hidden')}</p>;
  if (members.length === 0) return <p className="text-muted">{t('empty')}</p>;
  const told = committed.filter(({ offset }) => offset !== null);
  return (
    <>
      <ul className="flex flex-col gap-2">
        {members.map((each) => (
          <Member
            key={each.memberId}
            of={each}
            isHere={each.memberId === me}
            isShared={state === 'Stable'}
            isForeign={each.clientId !== clientId && each.partitions.length > 0}
          />
        ))}
      </ul>
      {told.length === 0 ? null : (
        <p className="text-xs text-muted tabular-nums">
          <Explained title={t('committed')} about={<p>{t('committedAbout')}</p>}>
            {t('committed')}
          </Explained>
          {': '}
          {told.map(({ partition, offset }) => `[${partition}] ${whole(offset ?? 0)}`).join(' · ')}
        </p>
      )}
    </>
  );
}

type Given = { of: Members[number]; isHere: boolean; isShared: boolean; isForeign: boolean };

function Member({ of, isHere, isShared, isForeign }: Given) {
  const t = useTranslations('deliveryAdmin.group');
  const { memberId, clientId, host, partitions } = of;
  return (
    <li className="rounded-xl border border-line bg-page px-3 py-2" data-member={memberId}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium break-all">{clientId}</span>
        <span className="text-xs break-all text-muted">{host}</span>
        {isHere ? (
          <span className="rounded-full bg-line px-2 py-0.5 text-xs">{t('here')}</span>
        ) : null}
      </p>
      <p className="text-xs text-muted">
        {t('partitions')}:{' '}
        <span className="text-ink tabular-nums" data-share>
          {partitions.length > 0 ? partitions.join(', ') : t(isShared ? 'noPartitions' : 'sharing')}
        </span>
      </p>
      <p className="truncate text-xs text-muted" title={memberId}>
        {memberId}
      </p>
      {isForeign ? (
        <div className="mt-1">
          <Notice tone="warn">{t('foreign')}</Notice>
        </div>
      ) : null}
    </li>
  );
}

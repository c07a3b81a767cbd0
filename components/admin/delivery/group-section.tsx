'use client';

import { useTranslations } from 'use-intl';
import { GroupMembers } from '#components/admin/delivery/group-members.tsx';
import { Rebalances } from '#components/admin/delivery/rebalances.tsx';
import { FailedLine } from '#components/api/failed-line.tsx';
import { Explained } from '#components/ui/explained.tsx';
import { Sign } from '#components/ui/sign.tsx';
import type { GroupView } from '#lib/api/delivery-group.ts';

type Given = { group: GroupView | undefined; fault: unknown; again: () => void };

/** DE12: who shares the partitions, and how they came to be shared so. */
export function GroupSection({ group, fault, again }: Given) {
  const t = useTranslations('deliveryAdmin.group');
  const ask = useTranslations('ask');
  return (
    <section className="rounded-2xl border border-line bg-surface p-4" data-group={group?.state}>
      <h2 className="font-semibold">
        <Explained title={t('title')} about={<p>{t('about')}</p>}>
          {t('title')}
        </Explained>
      </h2>
      {fault === undefined ? null : <FailedLine fault={fault} again={again} className="mt-2" />}
      {group === undefined && fault === undefined ? (
        <p role="status" className="mt-2 text-sm text-muted">
          {ask('loading')}
        </p>
      ) : null}
      {group === undefined ? null : (
        <div
          className={`mt-2 flex flex-col gap-3 text-sm transition-opacity ${fault === undefined ? '' : 'opacity-50'}`}
        >
          <Standing group={group} />
          <GroupMembers group={group} />
          <Rebalances rebalances={group.rebalances} />
        </div>
      )}
    </section>
  );
}

function Standing({ group: { groupId, state, generation, protocol } }: { group: GroupView }) {
  const t = useTranslations('deliveryAdmin.group');
  const more = useTranslations('deliveryAdmin');
  const isStable = state === 'Stable';
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      <dt className="text-muted">{t('id')}</dt>
      <dd className="break-all">{groupId}</dd>
      {state === null ? null : (
        <>
          <dt className="text-muted">{t('state')}</dt>
          <dd className="flex items-center gap-1.5">
            <Sign
              shape={isStable ? 'dot' : 'ring'}
              className={isStable ? 'text-good' : 'text-warn'}
            />
            {isKnown(state) ? t(`stateName.${state}`) : state}
          </dd>
        </>
      )}
      <dt className="text-muted">
        <Explained title={t('generation')} about={<p>{t('generationAbout')}</p>}>
          {t('generation')}
        </Explained>
      </dt>
      <dd className="tabular-nums" data-generation={generation ?? undefined}>
        {generation ?? <span className="text-muted">{more('notYet')}</span>}
      </dd>
      {protocol ? (
        <>
          <dt className="text-muted">{t('protocol')}</dt>
          <dd>{protocol}</dd>
        </>
      ) : null}
    </dl>
  );
}

const STATES = [
  ...(['Stable', 'PreparingRebalance', 'CompletingRebalance'] as const),
  ...(['Empty', 'Dead', 'Unknown'] as const),
];

function isKnown(state: string): state is (typeof STATES)[number] {
  return STATES.some((each) => each === state);
}

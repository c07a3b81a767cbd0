'use client';

import { useTranslations } from 'use-intl';
import { DeliveryEmpty } from '#components/admin/delivery/delivery-empty.tsx';
import { FindMessage } from '#components/admin/delivery/find-message.tsx';
import { GroupSection } from '#components/admin/delivery/group-section.tsx';
import { LiveDeliveries } from '#components/admin/delivery/live-deliveries.tsx';
import { Partitions } from '#components/admin/delivery/partitions.tsx';
import { RebalanceNotice } from '#components/admin/delivery/rebalance-notice.tsx';
import { useShownList } from '#components/admin/delivery/use-deliveries.ts';
import { useDeliveryView, useGroup } from '#components/admin/delivery/use-delivery.ts';
import { useMessageName } from '#components/admin/delivery/use-message-name.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { fetched } from '#components/ui/fetched.tsx';
import { writeMessageName } from '#lib/delivery/message-name.ts';

const JourneyDialog = fetched(() =>
  import('#components/admin/delivery/journey-dialog.tsx').then((file) => file.JourneyDialog),
);

/** DE5: how each partition fares, messages on their way, and who shares the work. */
export function DeliveryAdmin() {
  const t = useTranslations('deliveryAdmin');
  const ask = useTranslations('ask');
  const list = useShownList();
  const { name, isBad, open, close } = useMessageName();
  const { data, error, again } = useDeliveryView();
  const isEmpty = data?.partitions.every(({ high }) => high === 0) ?? false;
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
        <p className="mt-1 max-w-3xl text-sm text-pretty text-muted">{t('lead')}</p>
      </div>
      <RebalanceWatch />
      {isBad ? (
        <p role="alert" className="text-sm text-warn">
          {t('journey.isNot')}
        </p>
      ) : null}
      {error === undefined ? null : (
        <FailedLine fault={error} again={again} {...(data && { what: t('stale') })} />
      )}
      {data === undefined && error === undefined ? (
        <p role="status" className="py-16 text-center text-sm text-muted">
          {ask('loading')}
        </p>
      ) : null}
      {data !== undefined && isEmpty ? <DeliveryEmpty topic={data.topic} /> : null}
      {data === undefined ? null : <Partitions all={data.partitions} faded={error !== undefined} />}
      <LiveDeliveries list={list} topic={data?.topic ?? ''} open={open} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <GroupWatch />
        {data === undefined ? null : (
          <FindMessage partitions={data.partitions.length} open={open} />
        )}
      </div>
      {name === undefined ? null : (
        <JourneyDialog key={writeMessageName(name)} name={name} list={list} close={close} />
      )}
    </div>
  );
}

/** Apart, so that what they ask for renders nothing else. */
function RebalanceWatch() {
  const { data } = useGroup();
  return data === undefined ? null : <RebalanceNotice group={data} />;
}

function GroupWatch() {
  const { data, error, again } = useGroup();
  return <GroupSection group={data} fault={error} again={again} />;
}

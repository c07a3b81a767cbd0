'use client';

import { useTranslations } from 'use-intl';
import { JourneyMessage } from '#components/admin/delivery/journey-message.tsx';
import { JourneyOutcome } from '#components/admin/delivery/journey-outcome.tsx';
import { JourneyTimeline } from '#components/admin/delivery/journey-timeline.tsx';
import type { ShownList } from '#components/admin/delivery/shown-list.ts';
import { useSeen } from '#components/admin/delivery/use-deliveries.ts';
import { usePolled } from '#components/admin/delivery/use-polled.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { MessageJourney } from '#lib/api/delivery-message.ts';
import type { MessageName } from '#lib/delivery/message-name.ts';

const AGAIN_MS = 1500;

type Given = { name: MessageName; list: ShownList; close: () => void };

/** DE10, DE11: the way of one message, what stands in it, and what became of it. */
export function JourneyDialog({ name, list, close }: Given) {
  const t = useTranslations('deliveryAdmin.journey');
  const { partition, offset } = name;
  const path = `/api/delivery/messages/${partition}/${offset}`;
  const { data, error, again } = useJourney(path);
  const seen = useSeen(list, name);
  return (
    <Dialog title={t('title', { partition, offset: String(offset) })} close={close} light>
      <div className="flex flex-col gap-5 pb-2 text-sm">
        {error === undefined ? null : <FailedLine fault={error} again={again} />}
        {data === undefined && error === undefined ? (
          <p role="status" className="text-muted">
            {t('loading')}
          </p>
        ) : null}
        {data === undefined ? null : <JourneyOutcome journey={data} />}
        <JourneyTimeline journey={data} seen={seen} />
        {data === undefined ? null : <JourneyMessage journey={data} />}
      </div>
    </Dialog>
  );
}

/** Asked again until nothing more can become of it. */
function useJourney(path: string) {
  const first = usePolled<MessageJourney>(path, 0);
  const is = first.data?.outcome.is;
  const isOpen = is === 'coming' || is === 'waiting';
  usePolled<MessageJourney>(isOpen ? path : null, AGAIN_MS);
  return first;
}

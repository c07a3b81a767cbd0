'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { useLive } from '#components/live/live-provider.tsx';
import { Moment } from '#components/live/moment.tsx';
import { useFacts } from '#components/live/use-live.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';
import { byUrgency } from '#lib/alarm/waiting.ts';
import { formatCelsius } from '#lib/format.ts';

/** What is open at this freezer, and where one sees to it. */
export function OpenAlarms({ id }: { id: string }) {
  const t = useTranslations('freezerPage');
  const alarms = useFacts(id)?.alarms ?? [];
  const { store } = useLive();
  if (alarms.length === 0) return null;
  return (
    <section
      aria-labelledby="open-alarms"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-2xl border border-bad/50 bg-bad/8 px-4 py-3"
    >
      <div className="min-w-0">
        <h2 id="open-alarms" className="text-sm font-semibold">
          {t('alarms')}
        </h2>
        <ul className="mt-1 flex flex-col gap-1 text-sm">
          {[...alarms].sort(byUrgency(store.serverNow())).map((alarm) => (
            <li key={alarm.id} data-open-alarm={alarm.id}>
              <OpenAlarm alarm={alarm} />
            </li>
          ))}
        </ul>
      </div>
      <Link
        href={`/alarms?freezer=${encodeURIComponent(id)}`}
        prefetch={false}
        className="flex min-h-10 items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm font-medium hover:bg-line"
      >
        <Icon name="bell" className="size-4" />
        {t('toAlarms')}
      </Link>
    </section>
  );
}

function OpenAlarm({ alarm }: { alarm: AlarmView }) {
  const t = useTranslations();
  const locale = useLocale();
  const { kind, standing, celsius, limit, since } = alarm;
  const value = (number: number) => ({ value: `${formatCelsius(number, locale)} °C` });
  const parts = [
    celsius === null || kind === 'silent' ? null : t('alarms.raisedBy', value(celsius)),
    limit === null ? null : t('alarms.limit', value(limit)),
  ].filter((part) => part !== null);
  return (
    <>
      <span className="font-medium">{t(`freezer.alarm.${kind}`)}</span>{' '}
      <span className="text-muted">
        {parts.map((part) => `${part} · `)}
        {t.rich('freezerPage.alarmSince', { moment: () => <Moment at={since} /> })} ·{' '}
        {t(`freezerPage.standing.${standing}`)}
      </span>
    </>
  );
}

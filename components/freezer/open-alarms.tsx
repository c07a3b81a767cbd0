'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { Moment } from '#components/live/moment.tsx';
import { useFacts } from '#components/live/use-live.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';
import { formatCelsius } from '#lib/format.ts';

/** What is open at this freezer, and where one sees to it. */
export function OpenAlarms({ id }: { id: string }) {
  const t = useTranslations('freezerPage');
  const alarms = useFacts(id)?.alarms ?? [];
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
          {[...alarms]
            .sort((a, b) => b.raisedAt - a.raisedAt)
            .map((alarm) => (
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
  const told = (value: number) => formatCelsius(value, locale);
  return (
    <>
      <span className="font-medium">{t(`freezer.alarm.${kind}`)}</span>{' '}
      <span className="text-muted">
        {celsius === null
          ? null
          : limit === null
            ? `${t('freezerPage.alarmValue', { celsius: told(celsius) })} · `
            : `${t('freezerPage.alarmValues', { celsius: told(celsius), limit: told(limit) })} · `}
        {t.rich('freezerPage.alarmSince', { moment: () => <Moment at={since} /> })} ·{' '}
        {t(`freezerPage.standing.${standing}`)}
      </span>
    </>
  );
}

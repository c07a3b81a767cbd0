'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { useLive } from '#components/live/live-provider.tsx';
import { Moment } from '#components/live/moment.tsx';
import { useFacts, useTimely } from '#components/live/use-live.ts';
import { Icon } from '#components/ui/icon.tsx';
import { ledAmong } from '#lib/alarm/lead.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { byUrgency } from '#lib/alarm/waiting.ts';
import { formatDegrees } from '#lib/words/format.ts';

const NONE: readonly AlarmView[] = [];

/** What is open at this freezer, and where one sees to it; a warning that is led (AL16) in a quiet line. */
export function OpenAlarms({ id }: { id: string }) {
  const t = useTranslations('freezerPage');
  const alarms = useFacts(id)?.alarms ?? NONE;
  const { store } = useLive();
  useTimely((now) =>
    inOrder(alarms, now)
      .map((each) => `${each.alarm.id} ${each.led}`)
      .join(),
  );
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
          {inOrder(alarms, store.serverNow()).map(({ alarm, led }) => (
            <li
              key={alarm.id}
              data-open-alarm={led ? undefined : alarm.id}
              data-led-alarm={led ? alarm.id : undefined}
              className={led ? 'text-xs text-muted' : ''}
            >
              <OpenAlarm alarm={alarm} led={led} />
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

function inOrder(alarms: readonly AlarmView[], now: number) {
  const isLed = ledAmong(alarms, now);
  return [...alarms]
    .sort(byUrgency(now))
    .map((alarm) => ({ alarm, led: isLed(alarm) }))
    .sort((a, b) => Number(a.led) - Number(b.led));
}

function OpenAlarm({ alarm, led }: { alarm: AlarmView; led: boolean }) {
  const t = useTranslations();
  const locale = useLocale();
  const { kind, standing, celsius, limit, since } = alarm;
  const value = (number: number) => ({ value: formatDegrees(number, locale) });
  const parts = [
    celsius === null || kind === 'silent' ? null : t('alarms.raisedBy', value(celsius)),
    limit === null ? null : t('alarms.limit', value(limit)),
  ].filter((part) => part !== null);
  return (
    <>
      <span className={led ? '' : 'font-medium'}>{t(`freezer.alarm.${kind}`)}</span>{' '}
      <span className="text-muted">
        {parts.map((part) => `${part} · `)}
        {t.rich('freezerPage.alarmSince', { moment: () => <Moment at={since} /> })} ·{' '}
        {t(led ? 'freezerPage.led' : `freezerPage.standing.${standing}`)}
      </span>
    </>
  );
}

'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { Lasting } from '#components/live/age.tsx';
import { Celsius } from '#components/live/celsius.tsx';
import { useLive } from '#components/live/live-provider.tsx';
import { Moment } from '#components/live/moment.tsx';
import { SimulatedMark } from '#components/live/simulated-mark.tsx';
import { useFacts, useFreezer, useSimulated } from '#components/live/use-live.ts';
import { ledBy } from '#lib/alarm/lead.ts';
import type { AlarmEntry } from '#lib/alarm/list.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { farthestValue } from '#lib/chart/farthest-value.ts';
import { freezerPath } from '#lib/freezer/address.ts';
import type { SparkSlot } from '#lib/freezer/live.ts';
import { formatDegrees } from '#lib/words/format.ts';

const NO_SPARK: readonly SparkSlot[] = [];

export function WhichFreezer({ entry }: { entry: AlarmEntry }) {
  const { alarm, name, place } = entry;
  const simulated = useSimulated(alarm.freezer);
  return (
    <p className="flex items-baseline gap-2 text-sm">
      <span className="truncate">
        <Link
          href={freezerPath(alarm.freezer)}
          prefetch={false}
          className="rounded font-medium hover:underline"
        >
          {name}
        </Link>
        {place === null ? null : <span className="text-muted"> · {place}</span>}
      </span>
      {simulated ? <SimulatedMark /> : null}
    </p>
  );
}

/** The freezer's newest value, whatever the alarm was raised by. */
export function NewestValue({ freezer }: { freezer: string }) {
  const newest = useFreezer(freezer);
  if (newest === undefined) return <span className="text-muted">–</span>;
  return <Celsius celsius={newest.celsius} unit="ml-1 text-xs" />;
}

/** What raised it, the limit that it broke, the farthest so far, or what is wrong with the sensor. */
export function AlarmValues({ alarm, peak = null }: { alarm: AlarmView; peak?: number | null }) {
  const near = useNear(alarm);
  const t = useTranslations('alarms');
  const locale = useLocale();
  const spark = useFreezer(alarm.freezer)?.spark ?? NO_SPARK;
  const { celsius, limit, reason } = alarm;
  const farthest = farthestValue(alarm, spark, peak);
  const value = (number: number) => ({ value: formatDegrees(number, locale) });
  const parts = [
    reason === null ? null : t(`reason.${reason}`),
    celsius === null || alarm.kind === 'silent' ? null : t('raisedBy', value(celsius)),
    limit === null ? null : t('limit', value(limit)),
    farthest === null || farthest === celsius ? null : t('farthest', value(farthest)),
    near ? t('near') : null,
  ].filter((part) => part !== null);
  return (
    <p
      className="flex flex-wrap gap-x-3 text-xs text-muted tabular-nums"
      data-peak={farthest ?? undefined}
    >
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  );
}

/** AL16: whether the value, back from beyond its limit, lies close to one. */
function useNear(alarm: AlarmView): boolean {
  const { store } = useLive();
  const { alarms = [] } = useFacts(alarm.freezer) ?? {};
  const led = ledBy(alarm, alarms, store.serverNow());
  return alarm.standing === 'returned' && led !== undefined && led.standing !== 'returned';
}

/** Since when and for how long; of one that is over, from when to when. */
export function AlarmTimes({ alarm }: { alarm: AlarmView }) {
  const t = useTranslations();
  const { since, returnedAt, timesRaised } = alarm;
  return (
    <p className="flex flex-wrap gap-x-1.5 text-xs text-muted tabular-nums">
      {returnedAt === null ? (
        <>
          <span className="text-ink">
            {t.rich('freezer.for', { span: () => <Lasting since={since} /> })}
          </span>
          <span>{t.rich('alarms.started', { time: () => <Moment at={since} /> })}</span>
        </>
      ) : (
        <span>
          {t.rich('alarms.lasted', {
            from: () => <Moment at={since} />,
            to: () => <Moment at={returnedAt} />,
          })}
        </span>
      )}
      {timesRaised > 1 ? <span>· {t('alarms.times', { count: timesRaised })}</span> : null}
    </p>
  );
}

/** Who acknowledged it with which words, and until when it is shelved by whom. */
export function AlarmWho({ alarm }: { alarm: AlarmView }) {
  const t = useTranslations('alarms');
  const { acknowledgedAt, acknowledgedBy, note, shelvedUntil, shelvedBy } = alarm;
  return (
    <div className="flex flex-col text-xs text-muted">
      {acknowledgedAt === null ? null : (
        <p>
          {t.rich('acknowledged', {
            who: acknowledgedBy ?? '',
            time: () => <Moment at={acknowledgedAt} />,
          })}
        </p>
      )}
      {note === null || note === '' ? null : (
        <p className="line-clamp-2 text-ink">{t('note', { note })}</p>
      )}
      {shelvedUntil === null ? null : (
        <p>
          {t.rich('shelved', {
            who: shelvedBy ?? '',
            time: () => <Moment at={shelvedUntil} />,
          })}
        </p>
      )}
    </div>
  );
}

'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useLive } from '#components/live/live-provider.tsx';
import {
  useAbsence,
  useConnection,
  useSurroundings,
  useTimely,
  useUpgraded,
} from '#components/live/use-live.ts';
import { Notice } from '#components/ui/notice.tsx';
import { PART_NAMES } from '#lib/parts.ts';

/** What is wrong, in words, and nothing while all is well. */
export function Notices() {
  return (
    <div className="mx-auto w-full max-w-[110rem] px-4 sm:px-6 print:hidden">
      <div className="flex flex-col gap-2 pt-4 empty:pt-0" role="status">
        <Faults />
        <Missed />
        <Upgraded />
      </div>
      <RejectCount />
    </div>
  );
}

function Faults() {
  const t = useTranslations();
  const connection = useConnection();
  const parts = useSurroundings()?.parts;
  return (
    <>
      {connection === 'lost' ? <Notice tone="warn">{t('connection.lostText')}</Notice> : null}
      {PART_NAMES.map((name) => {
        const part = parts?.[name];
        if (part?.status !== 'down') return null;
        const text =
          part.reason === 'leaderless'
            ? t('parts.leaderless')
            : t(`parts.${name}`, { behind: part.behind ?? 0 });
        return (
          <div key={name} data-part-down={name}>
            <Notice tone="warn">
              {text} <Since at={part.since} />
            </Notice>
          </div>
        );
      })}
    </>
  );
}

function Since({ at }: { at: number }) {
  const t = useTranslations('parts');
  const locale = useLocale();
  return `(${t('since', { time: useTimely((now) => timeOf(at, now, locale)) })})`;
}

/** CN3: what the page did not see while it was away. */
function Missed() {
  const t = useTranslations('connection');
  const locale = useLocale();
  const { store } = useLive();
  const absence = useAbsence();
  const words = useTimely((now) => {
    if (absence === undefined) return undefined;
    const { from, to, raised } = absence;
    const times = { from: timeOf(from, now, locale), to: timeOf(to, now, locale) };
    return `${t('absent', times)} ${t('raised', { count: raised })}`;
  });
  if (words === undefined) return null;
  return (
    <Notice tone="info" action={{ label: t('dismiss'), act: store.sawAbsence }}>
      {words}
    </Notice>
  );
}

function Upgraded() {
  const t = useTranslations('connection');
  if (!useUpgraded()) return null;
  return (
    <Notice tone="info" action={{ label: t('reload'), act: () => window.location.reload() }}>
      {t('upgraded')}
    </Notice>
  );
}

/** Outside the live region: it may count up many times a second. */
function RejectCount() {
  const t = useTranslations('rejects');
  const rejects = useSurroundings()?.rejects;
  if (!rejects?.last) return null;
  const { reason, partition, offset } = rejects.last;
  return (
    <div className="pt-2">
      <Notice tone="info">
        {t('count', { count: rejects.count, reason: t(`reason.${reason}`), partition, offset })}
      </Notice>
    </div>
  );
}

/** To the second, and with its date where that is not today's. */
function timeOf(at: number, now: number, locale: string): string {
  const day = new Intl.DateTimeFormat(locale);
  const dated = day.format(at) !== day.format(now);
  const style: Intl.DateTimeFormatOptions = { timeStyle: 'medium' };
  if (dated) style.dateStyle = 'medium';
  return new Intl.DateTimeFormat(locale, style).format(at);
}

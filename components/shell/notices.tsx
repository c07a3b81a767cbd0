'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useLive } from '#components/live/live-provider.tsx';
import {
  useAbsence,
  useConnection,
  useSurroundings,
  useUpgraded,
} from '#components/live/use-live.ts';
import { Notice } from '#components/ui/notice.tsx';
import { PART_NAMES } from '#lib/parts.ts';

/** What is wrong, in words, and nothing while all is well. */
export function Notices() {
  return (
    <div className="mx-auto w-full max-w-[110rem] px-4 sm:px-6 print:hidden">
      <div className="flex flex-col gap-2 pt-4 empty:hidden" role="status">
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
  const locale = useLocale();
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
              {text} ({t('parts.since', { time: timeOf(part.since, locale) })})
            </Notice>
          </div>
        );
      })}
    </>
  );
}

/** CN3: what the page did not see while it was away. */
function Missed() {
  const t = useTranslations('connection');
  const locale = useLocale();
  const { store } = useLive();
  const absence = useAbsence();
  if (absence === undefined) return null;
  const { from, to, raised } = absence;
  return (
    <Notice tone="info" action={{ label: t('dismiss'), act: store.sawAbsence }}>
      {t('absent', { from: timeOf(from, locale), to: timeOf(to, locale) })}{' '}
      {t('raised', { count: raised })}
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

function timeOf(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(at);
}

'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useConnection, useSurroundings } from '#components/live/use-live.ts';
import { Notice } from '#components/ui/notice.tsx';
import { PART_NAMES } from '#lib/parts.ts';

/** What is wrong, in words, and nothing while all is well. */
export function Notices() {
  return (
    <>
      <Faults />
      <RejectCount />
    </>
  );
}

/** Always there, though empty: a screen reader tells what appears in it. */
function Faults() {
  const t = useTranslations();
  const locale = useLocale();
  const connection = useConnection();
  const parts = useSurroundings()?.parts;
  const time = (at: number) =>
    new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(new Date(at));
  return (
    <div className="flex flex-col gap-2 empty:-mb-4" role="status">
      {connection === 'lost' ? <Notice tone="warn">{t('connection.lostText')}</Notice> : null}
      {PART_NAMES.map((name) => {
        const part = parts?.[name];
        if (part?.status !== 'down') return null;
        return (
          <div key={name} data-part-down={name}>
            <Notice tone="warn">
              {t(part.reason === 'leaderless' ? 'parts.leaderless' : `parts.${name}`)} (
              {t('parts.since', { time: time(part.since) })})
            </Notice>
          </div>
        );
      })}
    </div>
  );
}

/** Outside the live region: it may count up many times a second. */
function RejectCount() {
  const t = useTranslations('rejects');
  const rejects = useSurroundings()?.rejects;
  if (!rejects?.last) return null;
  const { reason, partition, offset } = rejects.last;
  return (
    <Notice tone="info">
      {t('count', { count: rejects.count, reason: t(`reason.${reason}`), partition, offset })}
    </Notice>
  );
}

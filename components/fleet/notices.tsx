'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useConnection, useSurroundings } from '#components/live/use-live.ts';
import { Notice } from '#components/ui/notice.tsx';
import { PART_NAMES } from '#lib/parts.ts';

/** What is wrong, in words, and nothing while all is well. */
export function Notices() {
  const t = useTranslations();
  const locale = useLocale();
  const connection = useConnection();
  const surroundings = useSurroundings();
  if (surroundings === undefined && connection !== 'lost') return null;
  const time = (at: number) =>
    new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(new Date(at));
  const rejects = surroundings?.rejects;
  return (
    <div className="flex flex-col gap-2 empty:hidden" role="status">
      {connection === 'lost' ? <Notice tone="warn">{t('connection.lostText')}</Notice> : null}
      {PART_NAMES.map((name) => {
        const part = surroundings?.parts[name];
        if (part?.status !== 'down') return null;
        return (
          <div key={name} data-part-down={name}>
            <Notice tone="warn">
              {t(`parts.${name}`)} ({t('parts.since', { time: time(part.since) })})
            </Notice>
          </div>
        );
      })}
      {rejects?.last ? (
        <Notice tone="info">
          {t('rejects.count', {
            count: rejects.count,
            reason: t(`rejects.reason.${rejects.last.reason}`),
            partition: rejects.last.partition,
            offset: rejects.last.offset,
          })}
        </Notice>
      ) : null}
    </div>
  );
}
